import { join, relative } from "node:path";
import { readAll } from "./engines.js";
import { share, type Failure, type Sitting, type Verdict } from "./measure.js";
import { randomInstances } from "./random-instances.js";
import { describeSchema } from "./real-schemas.js";
import { trips } from "./round-trip.js";
import { tripFailures, tripMeasures } from "./trip-measures.js";
import { validated } from "./xmllint.js";

/** Random documents of every real schema are the same after reading and writing, and valid. */
export async function judgeRandom(sitting: Sitting): Promise<Verdict> {
  const { folder, progress } = sitting;
  const all = await randomInstances(sitting);
  const engines = readAll(all.map(({ schema }) => schema));
  const instances = all.flatMap(({ schema, instances: paths }) =>
    paths.map((path) => ({ schema, path, group: describeSchema(schema).group })),
  );
  const told = (done: number): void => progress("random pairs", done, instances.length);
  const travelled = await trips(instances, engines, join(folder, "random"), told);
  const invalid = all.flatMap(({ schema, validate }): readonly Failure[] => {
    const written = travelled.filter((trip) => trip.schema === schema && trip.written !== undefined);
    const valid = validated(
      validate,
      written.map(({ written: path = "" }) => path),
    );
    return written
      .filter(({ written: path = "" }) => !valid.has(path))
      .map(({ path, level }) => ({
        measure: "random: output is valid",
        ...describeSchema(schema),
        instance: relative(folder, path),
        level,
        message: "xmllint refuses what was written",
      }));
  });
  const written = travelled.filter((trip) => trip.written !== undefined).length;
  const shown = (path: string): string =>
    path.startsWith(folder) ? relative(folder, path) : describeSchema(path).schema;
  return {
    measures: [
      ...tripMeasures("random", travelled, { value: 100, infoset: 97 }),
      share("random: output is valid", written - invalid.length, written, 100),
    ],
    failures: [...tripFailures("random", travelled, shown), ...invalid],
    notes: all
      .filter(({ instances: paths }) => paths.length === 0)
      .map(({ schema, reason }) => `${describeSchema(schema).schema}: no random instance; ${reason}.`),
  };
}
