import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { howToFetch, roadsTo } from "../../generator/datasets/how-to.js";
import { readDatasets } from "../../generator/datasets/read.js";

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
  skipLibCheck: true,
  noEmit: true,
  types: ["node"],
};

test("the code for every dataset, by every way to it, compiles as it is pasted", { timeout: 120_000 }, async () => {
  const datasets = await readDatasets("specs");
  const ways = datasets.flatMap((dataset) => roadsTo(dataset).map((road) => ({ dataset, road })));
  const modules = ways.map(({ dataset, road }) => [`${dataset.type}-${road}`, howToFetch(dataset.id, dataset, road)]);
  // No dataset takes its time today; one that needs consent stands in for those that may.
  const slow = { ...datasets.find(({ consent }) => consent)!, asynchronous: true };
  modules.push(["slow", howToFetch(slow.id, slow, "accreditation")]);
  // Below the repository, so that the compiler finds the built package by its own name.
  const folder = await mkdtemp(resolve(".how-to-"));
  try {
    const files = await Promise.all(
      modules.map(async ([name, text]) => {
        const file = join(folder, `${name}.mts`);
        await writeFile(file, text!);
        return file;
      }),
    );
    const found = ts.getPreEmitDiagnostics(ts.createProgram(files, options));
    const told = found.map(({ file, messageText }) => [
      file?.fileName,
      ts.flattenDiagnosticMessageText(messageText, " "),
    ]);

    expect([datasets.length, files.length]).toEqual([69, ways.length + 1]);
    expect(new Set(ways.map(({ road }) => road))).toEqual(new Set(["direct", "file", "open", "accreditation"]));
    expect(told).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
