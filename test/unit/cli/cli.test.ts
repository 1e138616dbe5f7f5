import { appendFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readTree } from "../../../generator/files.js";
import { sources } from "../../../generator/sources/index.js";
import { inCopy, runCli } from "../../support/cli.js";

const storageIndex = "generated/altinn3/storage/v1/index.gen.ts";

describe("list", () => {
  test("--json prints every contract on stdout and nothing else there", async () =>
    inCopy(async (folder) => {
      const { code, stdout, stderr } = await runCli(["list", "--json"], folder);
      const listed = JSON.parse(stdout) as { id: string }[];

      expect([code, stderr]).toEqual([0, ""]);
      expect(listed.map(({ id }) => id)).toEqual(sources.map(({ id }) => id));
      expect(listed.find(({ id }) => id === "altinn3/storage/v1")).toEqual({
        id: "altinn3/storage/v1",
        format: "openapi",
        title: "Altinn Storage, version 1",
        operations: 60,
        types: 65,
        corrections: expect.any(Number) as number,
        upstreamUrl: expect.stringMatching(/^https:\/\//) as string,
        upstreamVersion: "v1",
        pinnedSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        origin: "published",
      });
    }));
});

describe("generate", () => {
  test("writes the whole tree anew, prints what was made, and changes nothing the second time", async () =>
    inCopy(async (folder) => {
      const before = await readTree(join(folder, "generated"));
      await rm(join(folder, "generated"), { recursive: true });

      const first = await runCli(["generate"], folder);
      const second = await runCli(["generate", "--json"], folder);

      expect(first.code).toBe(0);
      expect(first.stdout).toMatch(/altinn3\/storage\/v1 +60 +65 +3\n/);
      expect(first.stdout).toMatch(/\d+ files in generated\/, \d+ changed\.\n$/);
      expect(await readTree(join(folder, "generated"))).toEqual(before);
      expect(JSON.parse(second.stdout)).toMatchObject({ out: "generated", files: before.size, changed: [] });
    }));

  test("some contracts leave the files of others alone", async () =>
    inCopy(async (folder) => {
      const before = await readTree(join(folder, "generated"));
      await writeFile(join(folder, storageIndex), "stale");
      await writeFile(join(folder, "generated/dan/v1/index.gen.ts"), "stale");

      const { code } = await runCli(["generate", "altinn3/**"], folder);

      const after = await readTree(join(folder, "generated"));
      expect(code).toBe(0);
      expect(after.get("dan/v1/index.gen.ts")).toBe("stale");
      expect(new Map([...after, ["dan/v1/index.gen.ts", before.get("dan/v1/index.gen.ts")]])).toEqual(before);
    }));

  test("will not take a folder with other files in it", async () =>
    inCopy(async (folder) => {
      await mkdir(join(folder, "src"));
      await writeFile(join(folder, "src/mine.ts"), "export {};");

      const { code, stderr } = await runCli(["generate", "--out", "src", "--quiet"], folder);

      expect([code, stderr]).toEqual([
        2,
        "src/mine.ts: not a generated file. The generated tree (--out) is a folder that holds nothing else.\n",
      ]);
      expect(await readFile(join(folder, "src/mine.ts"), "utf8")).toBe("export {};");
    }));

  test("a pin that is no JSON ends in exit 2 with its place, the tree untouched", async () =>
    inCopy(async (folder) => {
      const before = await readTree(join(folder, "generated"));
      await writeFile(join(folder, "specs/dan/v1/openapi.json"), '{\n  "openapi": }');

      const { code, stderr } = await runCli(["generate", "--quiet"], folder);

      expect([code, stderr]).toEqual([2, "specs/dan/v1/openapi.json:2:14: invalid JSON (ValueExpected).\n"]);
      expect(await readTree(join(folder, "generated"))).toEqual(before);
    }));

  test("a stale overlay ends in exit 2", async () =>
    inCopy(async (folder) => {
      const overlay = "specs/dan/v1/overlay.yaml";
      await appendFile(join(folder, overlay), `  - target: "$.paths['/gone']"\n    update: { summary: Gone. }\n`);

      const { code, stderr } = await runCli(["generate", "dan/v1", "--quiet"], folder);

      expect(code).toBe(2);
      expect(stderr).toMatch(
        /^dan\/v1\/overlay\.yaml: nothing is there, at \$\.paths\['\/gone'\]\. If upstream fixed it, delete the entry/,
      );
    }));

  test("no specs at all ends in exit 2 with the remedy", async () =>
    inCopy(async (folder) => {
      const { code, stderr } = await runCli(["generate", "--specs", "nowhere"], folder);

      expect([code, stderr]).toEqual([
        2,
        'nowhere: no pinned specs here. Run "altinnkit pull", or name a folder with --specs.\n',
      ]);
    }));
});

describe("check", () => {
  test("is green on the repository, and red with file and command when one line is gone", async () =>
    inCopy(async (folder) => {
      const green = await runCli(["check"], folder);
      const lines = (await readFile(join(folder, storageIndex), "utf8")).split("\n");
      await writeFile(join(folder, storageIndex), lines.toSpliced(40, 1).join("\n"));
      const red = await runCli(["check"], folder);
      const asJson = await runCli(["check", "--json"], folder);

      expect([green.code, green.stdout]).toEqual([
        0,
        "generated/ is what specs/ gives, and lock.json is true (contracts: 5).\n",
      ]);
      expect([red.code, red.stderr]).toEqual([
        1,
        `${storageIndex}: differs\nRun "npx altinnkit generate", and commit.\n`,
      ]);
      expect(JSON.parse(asJson.stdout)).toEqual({
        stale: [{ path: storageIndex, problem: "differs" }],
        mend: ["altinnkit generate"],
      });
    }));

  test("tells missing files, left over ones, and a lock that is not true", async () =>
    inCopy(async (folder) => {
      await rm(join(folder, storageIndex));
      await writeFile(join(folder, "generated/dan/v1/more.gen.ts"), "");
      await appendFile(join(folder, "specs/altinn2/xml/forms/SERES/5742/34627/schema.json"), " ");
      const { code, stderr } = await runCli(["check"], folder);

      expect([code, stderr]).toEqual([
        1,
        "specs/altinn2/xml/forms/SERES/5742/34627/schema.json: not what lock.json pins\n" +
          `${storageIndex}: missing\n` +
          "generated/dan/v1/more.gen.ts: left over\n" +
          'Run "npx altinnkit pull", then "npx altinnkit generate", and commit.\n',
      ]);
    }));
});

describe("usage", () => {
  test.each([
    [
      "an unknown contract",
      ["pull", "altinn3/storag/v1"],
      /^Unknown contract "altinn3\/storag\/v1"\. Did you mean "altinn3\/storage\/v1"\?\n$/,
    ],
    [
      "a glob that fits nothing",
      ["generate", "nowhere/**"],
      /^Unknown contract "nowhere\/\*\*"\. "altinnkit list" shows every id\.\n$/,
    ],
    ["an unknown command", ["lst"], /^Did you mean list\?\n/],
    ["an unknown option", ["list", "--jsn"], /Unknown argument: jsn/],
    ["no command", [], /^Name a command\.\n/],
    ["an empty folder", ["generate", "--out", ""], /^--out is empty\.\n/],
    ["two folders", ["generate", "--out", "a", "--out", "b"], /^--out is given more than once\.\n/],
    ["an option without its value", ["pull", "--docs"], /^Not enough arguments following: docs\n/],
    [
      "a folder below a file",
      ["generate", "--quiet", "--out", "specs/lock.json/tree"],
      /specs\/lock\.json: there is a file in its place \(EEXIST\)\.\n$/,
    ],
  ])("%s ends in exit 2", async (_name, args, says) =>
    inCopy(async (folder) => {
      const { code, stdout, stderr } = await runCli(args, folder);

      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(says);
    }),
  );

  test.each(["list", "pull", "generate", "check", "datasets"])("%s --help shows examples", async (command) =>
    inCopy(async (folder) => {
      const { code, stdout } = await runCli([command, "--help"], folder);

      expect(code).toBe(0);
      expect(stdout).toMatch(/Examples:\n +altinnkit/);
    }),
  );

  test("the completion script and what it asks for", async () =>
    inCopy(async (folder) => {
      const script = await runCli(["completion"], folder);
      const ids = await runCli(["--get-yargs-completions", "altinnkit", "generate", "altinn3/"], folder);

      expect(script.stdout).toContain("altinnkit");
      expect(ids.stdout.split("\n")).toContain("altinn3/storage/v1");
    }));

  test("progress goes to stderr in plain lines, and --quiet silences it", async () =>
    inCopy(async (folder) => {
      const loud = await runCli(["generate", "dan/v1"], folder);
      const quiet = await runCli(["generate", "dan/v1", "--quiet"], folder);

      expect(loud.stderr).toBe("[1/1] dan/v1\n");
      expect([quiet.stdout, quiet.stderr]).toEqual(["", ""]);
    }));
});
