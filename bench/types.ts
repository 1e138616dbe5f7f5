import { resolve } from "node:path";
import ts from "typescript";

/**
 * What the compiler spends on a file that calls five operations of five APIs, by name and with openapi-fetch alone on the
 * same documents, against the package as it is built. The best of five, in one run: the ratio is the figure.
 */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

const [named, byPath] = ["called.ts", "by-path.ts"].map((file) => {
  const runs = Array.from({ length: 5 }, () => {
    const program = ts.createProgram([resolve("test/types/budget", file)], options);
    program.getTypeChecker();
    const start = performance.now();
    program.getSemanticDiagnostics();
    return { milliseconds: performance.now() - start, instantiations: program.getInstantiationCount() };
  });
  const best = Math.min(...runs.map(({ milliseconds }) => milliseconds));
  return { file, milliseconds: Math.round(best), instantiations: runs[0]!.instantiations };
});

console.table([named, byPath]);
console.log(`openapi-fetch takes ${(byPath!.milliseconds / named!.milliseconds).toFixed(1)} times as long.`);
