import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/cli.js";
import { compiledFile } from "../support/compiled.js";
import { runExample, runProgram } from "../support/examples.js";

test("the program in docs/altinn2-batch.md compiles and runs", async () => {
  const folder = await mkdtemp(join(root, ".scratch-"));
  const text = await readFile(join(root, "docs/altinn2-batch.md"), "utf8");
  const blocks = [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code!);
  const program = blocks.join("\n").replaceAll(/"(letters\.xml|broker\.zip)"\)/g, `"${folder}/$1")`);
  try {
    await writeFile(
      join(folder, "batch.ts"),
      program.replace('writeFile("broker.zip"', `writeFile("${folder}/broker.zip"`),
    );
    const { code, stdout, stderr } = await runProgram(join(folder, "batch.ts"), {});

    expect(compiledFile(join(folder, "batch.ts"))).toEqual([]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.split("\n")).toEqual([
      expect.stringMatching(/^\d{3,4} characters of prefill$/),
      "a letter to one of 9 digits",
      "a letter to one of 11 digits",
      "AR1: Kari Fjord",
      "kart.png is whole",
      '<OnlineBatchReceipt><Result resultCode="OK"/></OnlineBatchReceipt>',
      "2026-09: letters.xml",
      "",
    ]);
    expect(await readFile(join(folder, "letters.xml"), "utf8")).toContain("<Reportee>310724181</Reportee>");
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("broker-zip.ts packs a ZIP for SFTP, and unpacks what comes back", async () => {
  const { code, stdout, stderr } = await runExample("broker-zip", {});

  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n")).toEqual([
    "Packed 2 files for 1 recipient",
    "week-09 from 310724181",
    "pens.csv: 19 bytes, as sent",
    "bilag/målebrev.txt: 12 bytes, as sent",
    "",
  ]);
});
