import { appendFile, mkdir, readdir, readFile, readlink, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Lock } from "../../../generator/lock.js";
import { inCopy, runCli } from "../../support/cli.js";

const storageIndex = "generated/altinn3/storage/v1/index.gen.ts";

describe("a project of its own", () => {
  test("generates and checks some contracts where it wants them", async () =>
    inCopy(async (folder) => {
      const made = await runCli(["generate", "dan/**", "--out", "src/altinn", "--quiet"], folder);
      const green = await runCli(["check", "dan/**", "--out", "src/altinn"], folder);
      await appendFile(join(folder, "src/altinn/dan/v1/index.gen.ts"), "more");
      const red = await runCli(["check", "dan/**", "--out", "src/altinn"], folder);

      expect([made.code, green.code, red.code]).toEqual([0, 0, 1]);
      expect(red.stderr).toBe(
        "src/altinn/dan/v1/index.gen.ts: differs\n" +
          "Run \"npx altinnkit generate 'dan/**' --out src/altinn\", and commit.\n",
      );
    }));

  test("without pins uses the package's, even with an empty specs/ of another kind", async () =>
    inCopy(async (folder) => {
      await rm(join(folder, "specs"), { recursive: true });
      await mkdir(join(folder, "specs"));
      await writeFile(join(folder, "specs/model.spec.ts"), "");

      const { code } = await runCli(["check", "dan/**"], folder);

      expect(code).toBe(0);
    }));

  test("finds its specs again that a killed run had moved aside", async () =>
    inCopy(async (folder) => {
      await rm(join(folder, "specs/dan"), { recursive: true });
      const lock = JSON.parse(await readFile(join(folder, "specs/lock.json"), "utf8")) as Lock;
      const kept = Object.fromEntries(Object.entries(lock).filter(([id]) => !id.startsWith("dan/")));
      await writeFile(join(folder, "specs/lock.json"), JSON.stringify(kept));
      await rename(join(folder, "specs"), join(folder, ".specs.999999999-0123abcd.old"));

      const { stdout } = await runCli(["list", "--json"], folder);

      const pinned = (JSON.parse(stdout) as { id: string; pinnedSha256: string | null }[]).filter(
        (one) => one.pinnedSha256,
      );
      expect(pinned.map(({ id }) => id)).toEqual(Object.keys(kept).sort());
    }));

  test("never loses the folder it works in", async () =>
    inCopy(async (folder) => {
      await mkdir(join(folder, "empty"));
      const { code, stderr } = await runCli(["generate", "dan/v1", "--quiet", "--out", "."], join(folder, "empty"));

      expect([code, stderr]).toEqual([
        2,
        ".: holds the working folder, which is never replaced. Name a folder below it.\n",
      ]);
      expect((await readdir(folder)).sort()).toEqual(["empty", "generated", "specs"]);
    }));

  test("may keep its tree and its specs behind symbolic links", async () =>
    inCopy(async (folder) => {
      await rename(join(folder, "generated"), join(folder, "tree"));
      await symlink("tree", join(folder, "generated"));
      await writeFile(join(folder, storageIndex), "stale");

      const { code } = await runCli(["generate", "--quiet"], folder);
      const after = await runCli(["check"], folder);

      expect([code, after.code]).toEqual([0, 0]);
      expect(await readlink(join(folder, "generated"))).toBe("tree");
    }));
});
