import { spawn, type ChildProcess } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** The repository's root. */
export const root = resolve(import.meta.dirname, "../..");

/** What a run of the command line printed and how it ended. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the command line from its source in a folder. */
export function startCli(args: readonly string[], cwd: string): ChildProcess {
  const cli = join(root, "generator/cli.ts");
  return spawn(
    process.execPath,
    ["--conditions=altinnkit-source", "--import", import.meta.resolve("tsx"), cli, ...args],
    {
      cwd,
      env: { ...process.env, CI: "1", NO_COLOR: "1", TSX_TSCONFIG_PATH: join(root, "tsconfig.json") },
    },
  );
}

/** Runs the command line to its end. */
export async function runCli(args: readonly string[], cwd: string): Promise<Run> {
  const child = startCli(args, cwd);
  let stdout = "";
  let stderr = "";
  child.stdout!.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr!.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const code = await new Promise<number | null>((done) => child.on("close", done));
  return { code, stdout, stderr };
}

/** A folder of its own with the repository's specs and generated tree, gone after `use`. */
export async function inCopy<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "altinnkit-"));
  try {
    await cp(join(root, "specs"), join(folder, "specs"), { recursive: true });
    await cp(join(root, "generated"), join(folder, "generated"), { recursive: true });
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
