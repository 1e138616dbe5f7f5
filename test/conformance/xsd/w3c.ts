import { join, relative } from "node:path";
import { compileMeasures } from "./compile-measures.js";
import { readAll } from "./engines.js";
import { share, type Sitting, type Verdict } from "./measure.js";
import { reached, trips } from "./round-trip.js";
import { tripFailures, tripMeasures } from "./trip-measures.js";
import { w3cPairs } from "./w3c-suite.js";

/** W3C's pairs of a schema and an instance: types compile, and instances are the same after reading and writing. */
export async function judgeW3c({ folder, progress }: Sitting): Promise<Verdict> {
  const suite = w3cPairs();
  const groups = new Map(suite.pairs.map(({ schema, group }) => [schema, group]));
  const shown = (path: string): string => relative(suite.folder, path);
  const engines = readAll(groups.keys(), (done) => progress("W3C schemas", done, groups.size));
  progress("W3C types", 0, groups.size);
  const compiled = await compileMeasures(engines, ["5.9"], {
    name: "W3C: types compile",
    least: 99.8,
    describe: (schema) => ({ group: groups.get(schema) ?? "", schema: shown(schema) }),
  });
  const told = (done: number): void => progress("W3C pairs", done, suite.pairs.length);
  const travelled = await trips(suite.pairs, engines, join(folder, "w3c"), told);
  const others = travelled.filter(({ group }) => group !== "nist");
  const rightOthers = others.filter((trip) => reached(trip, "value")).length;
  return {
    measures: [
      ...compiled.measures,
      ...tripMeasures("W3C", travelled, { value: 99.9, infoset: 98 }),
      share("W3C: value, without NIST", rightOthers, others.length, 99.5),
    ],
    failures: [...compiled.failures, ...tripFailures("W3C", travelled, shown)],
    notes: [],
  };
}
