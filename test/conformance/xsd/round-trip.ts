import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rootName, roundTrip, type Engine } from "./engine.js";
import type { Engines } from "./engines.js";
import { levels, type Level } from "./levels.js";

/** A valid document and its schema. */
export interface Instance {
  readonly schema: string;
  readonly path: string;
  readonly group: string;
}

/** What became of a document that was read and written. */
export interface Trip extends Instance {
  readonly level: Level | "read" | "decode";
  readonly kind?: string;
  /** Why it did not come further. */
  readonly message?: string;
  /** Where it was written; absent when it was not. */
  readonly written?: string;
}

/** Reads and writes documents, and compares. */
export async function trips(
  instances: readonly Instance[],
  engines: Engines,
  folder: string,
  told: (done: number) => void,
): Promise<readonly Trip[]> {
  mkdirSync(folder, { recursive: true });
  const made = instances.map((instance, index) => {
    told(index / 2);
    return travel(instance, engines.get(instance.schema), join(folder, `${index}.xml`));
  });
  const written = made.flatMap(({ path, written: file }) => (file === undefined ? [] : [[path, file] as const]));
  const equal = await levels(written, (done) => told((instances.length + done) / 2));
  let next = 0;
  return made.map((trip) => {
    if (trip.written === undefined) return trip;
    const { level, kind, difference } = equal[next++]!;
    return { ...trip, level, ...(kind && { kind }), ...(difference !== undefined && { message: difference }) };
  });
}

function travel(instance: Instance, engine: Engine | Error | undefined, file: string): Trip {
  if (!engine || engine instanceof Error) {
    return { ...instance, level: "read", message: engine?.message ?? "The schema was not read." };
  }
  try {
    const document = readFileSync(instance.path);
    const name = rootName(document);
    const root = engine.roots.get(name);
    if (!root) return { ...instance, level: "decode", message: `There is no descriptor for the root element ${name}.` };
    writeFileSync(file, roundTrip(root, document));
    return { ...instance, level: "differ", written: file };
  } catch (error) {
    return { ...instance, level: "decode", message: describe(error) };
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error
    ? `${String(error.code)}: ${error.message.replace(/^\/[^:]*?: |^line \d+, column \d+: /, "")}`
    : error.message;
}

const levelsByMeasure = {
  value: new Set<Trip["level"]>(["bytes", "exc", "infoset", "value"]),
  infoset: new Set<Trip["level"]>(["bytes", "exc", "infoset"]),
};

/** True when a document came back equal at a level. */
export function reached({ level }: Trip, measure: keyof typeof levelsByMeasure): boolean {
  return levelsByMeasure[measure].has(level);
}
