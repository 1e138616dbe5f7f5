import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { howToFetch, roadsTo } from "../../../generator/datasets/how-to.js";
import { readDatasets } from "../../../generator/datasets/read.js";

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  customConditions: ["altinnkit-source"],
  rewriteRelativeImportExtensions: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUnusedLocals: true,
  skipLibCheck: true,
  noEmit: true,
  types: ["node"],
};

test("the code for every dataset, by every way to it, compiles as it is pasted", { timeout: 120_000 }, async () => {
  const datasets = await readDatasets("specs");
  const ways = datasets.flatMap((dataset) => roadsTo(dataset).map((road) => ({ dataset, road })));
  const folder = await mkdtemp(resolve(".how-to-"));
  try {
    const files = await Promise.all(
      ways.map(async ({ dataset, road }) => {
        const file = join(folder, `${dataset.type}-${road}.mts`);
        await writeFile(file, howToFetch(dataset.id, dataset, road));
        return file;
      }),
    );
    const found = ts.getPreEmitDiagnostics(ts.createProgram(files, options));
    const told = found.map(({ file, messageText }) => [
      file?.fileName,
      ts.flattenDiagnosticMessageText(messageText, " "),
    ]);

    expect(new Set(ways.map(({ road }) => road))).toEqual(new Set(["direct", "file", "open", "accreditation"]));
    expect(ways.length).toBeGreaterThan(datasets.length);
    expect(told).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
