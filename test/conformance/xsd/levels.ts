import { runPython } from "./python.js";
import { equalJudge } from "./shared.js";

/** How equal two documents are, and where they first differ. */
export interface Equality {
  readonly level: Level;
  readonly kind?: "value" | "order" | "missing" | "added" | "lexical";
  readonly difference?: string;
}

/** From the best to the worst. */
export type Level = "bytes" | "exc" | "infoset" | "value" | "default" | "differ";

/** Compares documents with what was written after reading them. */
export async function levels(
  pairs: readonly (readonly [original: string, written: string])[],
  told: (done: number) => void,
): Promise<readonly Equality[]> {
  if (pairs.length === 0) return [];
  const lines = await runPython(
    "levels.py",
    [equalJudge],
    pairs.map((pair) => pair.join("\t")),
    told,
  );
  return lines.map((line) => JSON.parse(line) as Equality);
}
