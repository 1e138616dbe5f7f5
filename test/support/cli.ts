import { spawn, type ChildProcess } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
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

/** Where the command line is bundled for the tests. */
export const cliFolder = join(root, "node_modules/.cache/altinnkit-cli");

/** Starts the command line in a folder. */
export function startCli(args: readonly string[], cwd: string): ChildProcess {
  return spawn(process.execPath, [join(cliFolder, "cli.js"), ...args], {
    cwd,
    env: { ...process.env, CI: "1", NO_COLOR: "1" },
  });
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

/** Contracts of several kinds and sizes: what a project of its own may hold. */
const copied = [
  "altinn2/xml/forms/OR/1472/9812",
  "altinn2/xml/forms/SERES/5742/34627",
  "altinn3/storage/v1",
  "dan/datasets/v1",
  "dan/v1",
];

/** A folder of its own with the specs and generated trees of five contracts, gone after `use`. */
export async function inCopy<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "altinnkit-"));
  try {
    for (const tree of ["specs", "generated"]) {
      for (const id of copied) await cp(join(root, tree, id), join(folder, tree, id), { recursive: true });
    }
    const lock = JSON.parse(await readFile(join(root, "specs/lock.json"), "utf8")) as Record<string, unknown>;
    const entries = Object.entries(lock).filter(([id]) => copied.includes(id));
    await writeFile(join(folder, "specs/lock.json"), JSON.stringify(Object.fromEntries(entries)));
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
