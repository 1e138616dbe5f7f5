import { join } from "node:path";
import { compileMeasures } from "./compile-measures.js";
import { readAll } from "./engines.js";
import type { Sitting, Verdict } from "./measure.js";
import { describeSchema, publishedInstances, upstreamDocuments } from "./real-schemas.js";
import { trips } from "./round-trip.js";
import { tripFailures, tripMeasures } from "./trip-measures.js";
import { validated } from "./xmllint.js";

/** Altinn II's own schemas, contracts and instances. */
export async function judgeUpstream({ folder, progress }: Sitting): Promise<Verdict> {
  const documents = upstreamDocuments();
  const engines = readAll(documents, (done) => progress("upstream schemas", done, documents.length));
  progress("upstream types", 0, documents.length);
  const compiled = await compileMeasures(engines, ["5.9", "6", "7"], {
    name: "upstream: types compile",
    least: 100,
    describe: describeSchema,
  });
  const published = publishedInstances();
  const schemas = schemasOf(published, documents);
  const instances = [...schemas].map(([path, schema]) => ({ schema, path, group: describeSchema(schema).group }));
  const travelled = await trips(instances, engines, join(folder, "upstream"), () => undefined);
  return {
    measures: [...compiled.measures, ...tripMeasures("upstream instances", travelled, { value: 100, infoset: 97 })],
    failures: [
      ...compiled.failures,
      ...tripFailures("upstream instances", travelled, (path) => describeSchema(path).schema),
    ],
    notes: published
      .filter((path) => !schemas.has(path))
      .map((path) => `${describeSchema(path).schema}: no schema here accepts it.`),
  };
}

/** The schema each document is an instance of. */
function schemasOf(published: readonly string[], documents: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const schema of documents.filter((path) => path.endsWith(".xsd"))) {
    for (const path of validated(
      schema,
      published.filter((path) => !found.has(path)),
    ))
      found.set(path, schema);
  }
  return found;
}
