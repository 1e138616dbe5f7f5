import { spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { root, type Run } from "./cli.js";

/** Runs one of `examples/` as a program of its own, its requests led to the servers the environment names. */
export async function runExample(name: string, env: Readonly<Record<string, string>>): Promise<Run> {
  return runProgram(join(root, `examples/${name}.ts`), env);
}

/** As {@link runExample}, for a program that lies elsewhere below the repository. */
export async function runProgram(file: string, env: Readonly<Record<string, string>>): Promise<Run> {
  const offline = pathToFileURL(join(root, "test/support/offline.ts")).href;
  const args = ["--conditions=altinnkit-source", "--import", import.meta.resolve("tsx"), "--import", offline];
  const child = spawn(process.execPath, [...args, file], {
    cwd: root,
    env: { PATH: process.env["PATH"], NO_COLOR: "1", ...env },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, stdout, stderr };
}
