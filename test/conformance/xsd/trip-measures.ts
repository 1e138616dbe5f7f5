import { none, share, type Failure, type Measure } from "./measure.js";
import { reached, type Trip } from "./round-trip.js";

/** How many documents are equal after reading and writing. */
export function tripMeasures(
  name: string,
  all: readonly Trip[],
  least: { readonly value: number; readonly infoset: number },
): readonly Measure[] {
  return [
    ...(["value", "infoset"] as const).map((level) =>
      share(`${name}: ${level}`, all.filter((trip) => reached(trip, level)).length, all.length, least[level]),
    ),
    none(`${name}: wrong values`, count(all, "value", "missing", "added"), all.length),
    none(`${name}: reordered`, count(all, "order"), all.length),
  ];
}

/** The documents that are not equal at infoset level. */
export function tripFailures(name: string, all: readonly Trip[], shown: (path: string) => string): readonly Failure[] {
  return all
    .filter((trip) => !reached(trip, "infoset"))
    .map(({ schema, path, group, level, message }) => ({
      measure: `${name}: ${level === "value" ? "infoset" : "value"}`,
      group,
      schema: shown(schema),
      instance: shown(path),
      level,
      message: message ?? "",
    }));
}

function count(all: readonly Trip[], ...kinds: readonly string[]): number {
  return all.filter(({ kind }) => kind !== undefined && kinds.includes(kind)).length;
}
