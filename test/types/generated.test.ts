import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);

/** What a careful user's project sets. */
const compilerOptions = {
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable", "dom.asynciterable"],
  module: "nodenext",
  moduleResolution: "nodenext",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: false,
  noEmit: true,
  types: [],
};

test.each([
  ["5.9", "typescript"],
  ["6", "typescript-6"],
  ["7", "typescript-7"],
])("the generated tree checks under TypeScript %s", async (_version, compiler) => {
  // Below the repository, so that the compiler finds the package by its own name; declarations of the runtime come from
  // the build, as a user gets them.
  const folder = await mkdtemp(resolve(".types-"));
  try {
    const config = join(folder, "tsconfig.json");
    await writeFile(config, JSON.stringify({ compilerOptions, include: ["../generated", "../test/types/calls"] }));
    const checked = run(process.execPath, [`node_modules/${compiler}/bin/tsc`, "-p", config]).then(
      ({ stdout }) => stdout,
      ({ stdout }: { stdout: string }) => stdout,
    );

    expect(await checked).toBe("");
  } finally {
    await rm(folder, { recursive: true });
  }
});
