import { execFile } from "node:child_process";
import { promisify } from "node:util";

/**
 * Seconds that a Node process takes: those on the clock, or those of the processor where that is less, because others use
 * the machine too.
 */
export async function runTimed(args: readonly string[]): Promise<number> {
  const script = `TIMEFORMAT="%R %U %S"; time "$@" >&2`;
  const { stderr } = await promisify(execFile)("bash", ["-c", script, "bash", process.execPath, ...args], {
    maxBuffer: 2 ** 28,
    env: { ...process.env, LC_ALL: "C" },
  });
  const [real = 0, user = 0, system = 0] = stderr.trimEnd().split("\n").at(-1)!.split(" ").map(Number);
  return Math.min(real, user + system);
}

/** The best of several runs. */
export async function best(runs: number, args: readonly string[]): Promise<number> {
  const all: number[] = [];
  for (let run = 0; run < runs; run++) all.push(await runTimed(args));
  return Math.min(...all);
}
