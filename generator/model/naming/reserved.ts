/** Types the generated files use or declare themselves. */
export const reservedTypes: ReadonlySet<string> = new Set(
  (
    "AnyProblem Array ArrayBuffer Blob CallOptions Dataset Date Download Error FileUpload FormData HalLink HalProblem " +
    "ODataFilter ODataOrder Object Operations Paths Promise Readonly Record Result Uint8Array Upload"
  ).split(" "),
);

const words = new Set(
  (
    "any arguments as async await boolean break case catch class const continue debugger declare default delete do else " +
    "enum eval export extends false finally for from function get if implements import in infer instanceof interface is " +
    "keyof let module namespace never new null number object of package private protected public readonly require " +
    "return set static string super switch symbol this throw true try type typeof undefined unique unknown using var " +
    "void while with yield " +
    // What the generated files call their imports.
    "api dataset paths types"
  ).split(" "),
);

/** True for a word that no constant of a generated file can be called. */
export function isReservedWord(name: string): boolean {
  return words.has(name);
}
