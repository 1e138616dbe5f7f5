import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readTree } from "../../../generator/files.js";
import { inCopy, runCli, startCli } from "../../support/cli.js";

const kills = 12;

async function fingerprint(folder: string): Promise<string> {
  const tree = await readTree(folder);
  return createHash("sha256")
    .update(JSON.stringify([...tree]))
    .digest("hex");
}

/** Runs a command to its end to learn how long it takes, then again and again, killed ever later. */
async function killed(
  args: readonly string[],
  folder: string,
  output: string,
  reset: () => Promise<void>,
): Promise<string[]> {
  const started = performance.now();
  await runCli(args, folder);
  const duration = performance.now() - started;
  const seen: string[] = [];
  for (let index = 1; index <= kills; index++) {
    await reset();
    const child = startCli(args, folder);
    const ended = new Promise((resolve) => child.on("close", resolve));
    // Most of the time goes into reading and printing; the kills gather where the writing is.
    const delay = duration * (0.6 + (0.45 * index) / kills);
    await new Promise((resolve) => setTimeout(resolve, delay));
    child.kill("SIGKILL");
    await ended;
    seen.push(await fingerprint(join(folder, output)));
  }
  return seen;
}

describe("kill -9 leaves what was there, or the whole", () => {
  test("during generate", async () =>
    inCopy(async (folder) => {
      const whole = await fingerprint(join(folder, "generated"));
      const reset = async (): Promise<void> => {
        await runCli(["generate", "--quiet"], folder);
        await rm(join(folder, "generated/dan"), { recursive: true });
      };
      await reset();
      const before = await fingerprint(join(folder, "generated"));

      const seen = await killed(["generate", "--quiet"], folder, "generated", reset);

      expect(seen.filter((state) => state !== whole && state !== before)).toEqual([]);
      expect((await runCli(["check"], folder)).code).toBe(seen.at(-1) === whole ? 0 : 1);
    }));
});
