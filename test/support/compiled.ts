import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";

/** How code of ours, and code that uses it, is compiled in tests. */
export const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  customConditions: ["altinnkit-source"],
  rewriteRelativeImportExtensions: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  noEmit: true,
  types: ["node"],
};

/** What the compiler says of statements about a module's types, which they call `types`. */
export function compiled(module: string, statements: readonly string[]): string[] {
  const below = mkdtempSync(resolve(".types-"));
  try {
    const file = join(below, "samples.mts");
    writeFileSync(file, [`import type * as types from "${module}";`, ...statements].join("\n"));
    return compiledFile(file);
  } finally {
    rmSync(below, { recursive: true });
  }
}

/** What the compiler says of a file below the repository. */
export function compiledFile(file: string): string[] {
  const program = ts.createProgram([file], compilerOptions);
  return ts
    .getPreEmitDiagnostics(program, program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}
