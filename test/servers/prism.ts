import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Running } from "./listen.js";

/** Starts Prism on an OpenAPI document: it checks every request against it and answers by its schemas. */
export async function startPrism(document: object): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), "altinnkit-prism-"));
  const file = join(folder, "openapi.json");
  await writeFile(file, JSON.stringify(document));
  const cli = join(import.meta.dirname, "../../node_modules/@stoplight/prism-cli/dist/index.js");
  const child = spawn(process.execPath, [cli, "mock", file, "--port", "0", "--errors"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  // Ctrl-C in a terminal ends it before anybody asks it to.
  const ended = new Promise((resolve) => child.on("exit", resolve));
  const url = await new Promise<string>((resolve, reject) => {
    let printed = "";
    const listen = (chunk: Buffer): void => {
      printed += chunk.toString();
      const found = /Prism is listening on (http:\/\/[\d.:]+)/.exec(printed)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.on("exit", (code) => reject(new Error(`Prism ended with ${code}: ${printed}`)));
  });
  return {
    url,
    close: async () => {
      child.kill();
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}
