import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Debian's, because python3-xmlschema is installed for it. */
export const python = "/usr/bin/python3";

/** Runs a Python script of this folder: one line in for each line out. */
export async function runPython(
  script: string,
  args: readonly string[],
  lines: readonly string[],
  told: (done: number) => void,
): Promise<readonly string[]> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(python, [path, ...args], { stdio: ["pipe", "pipe", "pipe"] });
  let output = "";
  let errors = "";
  let done = 0;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    told((done += text.split("\n").length - 1));
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  child.stdin.on("error", () => undefined).end(lines.map((line) => `${line}\n`).join(""));
  const code = await new Promise<number | null>((resolve, reject) => child.on("close", resolve).on("error", reject));
  if (code !== 0) throw new Error(`${python} ${script} ended with ${code}: ${errors.trim().split("\n").at(-1)}`);
  return output.trimEnd().split("\n");
}
