#!/usr/bin/env node
import { InputError } from "./errors.js";
import { missingTool } from "./missing-tool.js";
import { systemError } from "./system-error.js";

try {
  const { run } = await import("./run.js");
  await run(process.argv.slice(2));
} catch (error) {
  const known = error instanceof InputError ? error : (missingTool(error) ?? systemError(error));
  process.stderr.write(`${known?.message ?? (error instanceof Error ? error.stack : String(error))}\n`);
  process.exitCode = known === undefined ? 70 : 2;
}
