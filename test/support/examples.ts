import { spawn, type ChildProcessByStdio } from "node:child_process";
import type { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { root, type Run } from "./cli.js";

type Env = Readonly<Record<string, string>>;

/** Runs one of `examples/` as a program of its own, its requests led to the servers the environment names. */
export async function runExample(name: string, env: Env): Promise<Run> {
  return runProgram(join(root, `examples/${name}.ts`), env);
}

/** As {@link runExample}, for a program that lies elsewhere below the repository. */
export async function runProgram(file: string, env: Env): Promise<Run> {
  return ended(startProgram(file, env));
}

/** A web server that runs until it is stopped. */
export interface Served {
  /** What it asks to be opened. */
  readonly url: string;
  stop(): Promise<Run>;
}

/** As {@link runExample}, for an example that is a web server. */
export async function serveExample(name: string, env: Env): Promise<Served> {
  const child = startExample(name, env);
  const end = ended(child);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      const found = /^Open (\S+)$/m.exec(chunk.toString())?.[1];
      if (found !== undefined) resolve(found);
    });
    void end.then(({ code, stderr }) => reject(new Error(`The example ended with ${code}: ${stderr}`)));
  });
  return {
    url,
    stop: () => {
      child.kill();
      return end;
    },
  };
}

/** Starts one of `examples/`. */
export function startExample(name: string, env: Env): ChildProcessByStdio<null, Readable, Readable> {
  return startProgram(join(root, `examples/${name}.ts`), env);
}

function startProgram(file: string, env: Env): ChildProcessByStdio<null, Readable, Readable> {
  const offline = pathToFileURL(join(root, "test/support/offline.ts")).href;
  const args = ["--conditions=altinnkit-source", "--import", import.meta.resolve("tsx"), "--import", offline];
  return spawn(process.execPath, [...args, file], {
    cwd: root,
    env: { PATH: process.env["PATH"], NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function ended(child: ChildProcessByStdio<null, Readable, Readable>): Promise<Run> {
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, stdout, stderr };
}
