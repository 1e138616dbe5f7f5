import { resolve } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

/** What the compiler counts for a file that a user wrote, against the package as it is built. */
function instantiations(file: string): number {
  const program = ts.createProgram([resolve(import.meta.dirname, "budget", file)], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  });
  expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText)).toEqual([]);
  return program.getInstantiationCount();
}

test("five operations of five APIs cost the compiler little, and less than openapi-fetch on the same documents", () => {
  const connected = instantiations("connected.ts");
  const called = instantiations("called.ts") - connected;

  expect(called).toBeGreaterThan(0);
  expect(called).toBeLessThan(2_000);
  expect(instantiations("called.ts")).toBeLessThan(instantiations("by-path.ts"));
});
