import { extname, join, relative } from "node:path";
import { readAll } from "./engines.js";
import { share, type Failure, type Measure, type Sitting, type Verdict } from "./measure.js";
import { randomInstances, type RandomInstances } from "./random-instances.js";
import { describeSchema } from "./real-schemas.js";
import { trips, type Trip } from "./round-trip.js";
import { tripFailures, tripMeasures } from "./trip-measures.js";
import { validated } from "./xmllint.js";

const kinds = { "random, XSD": ".xsd", "random, WSDL": ".wsdl" };

/** Random documents of every real schema are the same after reading and writing, and valid. */
export async function judgeRandom(sitting: Sitting): Promise<Verdict> {
  const { folder, progress } = sitting;
  const all = await randomInstances(sitting);
  const engines = readAll(all.map(({ schema }) => schema));
  const measures: Measure[] = [];
  const failures: Failure[] = [];
  for (const [name, extension] of Object.entries(kinds)) {
    const some = all.filter(({ schema }) => extname(schema) === extension);
    const instances = some.flatMap(({ schema, instances: paths }) =>
      paths.map((path) => ({ schema, path, group: describeSchema(schema).group })),
    );
    const told = (done: number): void => progress(name, done, instances.length);
    const travelled = await trips(instances, engines, join(folder, `written${extension}`), told);
    const written = travelled.filter((trip) => trip.written !== undefined);
    const invalid = written.length === 0 ? [] : invalidOutput(`${name}: output is valid`, some, written);
    measures.push(...tripMeasures(name, travelled, { value: 100, infoset: 97 }));
    measures.push(share(`${name}: output is valid`, written.length - invalid.length, written.length, 100));
    failures.push(...tripFailures(name, travelled, describePath), ...invalid);
  }
  const without = all.filter(({ instances }) => instances.length === 0);
  return {
    measures,
    failures: failures.map((failure) => ({ ...failure, ...shortened(failure, folder) })),
    notes: without.map(({ schema, reason }) => `${describePath(schema)}: no random instance; ${reason}.`),
  };
}

function invalidOutput(measure: string, all: readonly RandomInstances[], written: readonly Trip[]): readonly Failure[] {
  return all.flatMap(({ schema, validate }) => {
    const own = written.filter((trip) => trip.schema === schema);
    const outputs = own.map(({ written: path = "" }) => path);
    const valid = validated(validate, outputs);
    return own
      .filter((_, index) => !valid.has(outputs[index]!))
      .map(({ path, level }) => ({
        measure,
        ...describeSchema(schema),
        instance: path,
        level,
        message: "xmllint refuses what was written",
      }));
  });
}

function describePath(path: string): string {
  return /\.(?:xsd|wsdl)$/.test(path) ? describeSchema(path).schema : path;
}

function shortened({ instance = "" }: Failure, folder: string): Pick<Failure, "instance"> {
  return { instance: relative(folder, instance) };
}
