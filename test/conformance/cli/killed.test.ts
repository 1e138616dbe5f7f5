import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { readTree, recover } from "../../../generator/files.js";
import { inCopy, root, runCli, startCli } from "../../support/cli.js";

async function kill(child: ReturnType<typeof startCli>, afterMs: number): Promise<void> {
  const ended = new Promise((resolve) => child.on("close", resolve));
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  child.kill("SIGKILL");
  await ended;
}

describe("kill -9 leaves what was there, or the whole", () => {
  test("in the midst of writing, thirty times over", async () => {
    const parent = await mkdtemp(join(tmpdir(), "altinnkit-"));
    const folder = join(parent, "tree");
    await mkdir(folder);
    await writeFile(join(folder, "kept.txt"), "kept");
    const script = join(root, "test/support/replace-forever.ts");
    try {
      for (let index = 0; index < 30; index++) {
        const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), script, folder]);
        await new Promise((resolve) => child.stdout.once("data", resolve));
        await kill(child, 3 + index * 1.7);

        await recover(folder);
        const tree = await readTree(folder);
        const { "kept.txt": kept, ...versions } = Object.fromEntries(tree);
        expect([kept, Object.keys(versions).length, new Set(Object.values(versions)).size]).toEqual(["kept", 40, 1]);
        expect(await readdir(parent)).toEqual(["tree"]);
      }
    } finally {
      await rm(dirname(folder), { recursive: true });
    }
  });

  test("in the midst of generate", async () =>
    inCopy(async (folder) => {
      const whole = await readTree(join(folder, "generated"));
      const started = performance.now();
      await runCli(["generate", "--quiet"], folder);
      const duration = performance.now() - started;
      const before = new Map([...whole].filter(([path]) => !path.startsWith("dan/")));

      for (const share of [0.7, 0.8, 0.9, 0.95, 1]) {
        await rm(join(folder, "generated/dan"), { recursive: true });
        await kill(startCli(["generate", "--quiet"], folder), duration * share);

        const tree = await readTree(join(folder, "generated"));
        expect([whole, before]).toContainEqual(tree);
        expect((await runCli(["generate", "--quiet"], folder)).code).toBe(0);
        expect(await readTree(join(folder, "generated"))).toEqual(whole);
      }
    }));
});
