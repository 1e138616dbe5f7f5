import { join, relative } from "node:path";
import { compileMeasures } from "./compile-measures.js";
import { readAll } from "./engines.js";
import { envelopeContents } from "./envelopes.js";
import { share, type Failure, type Sitting, type Verdict } from "./measure.js";
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
  const instances = [
    ...[...schemas].map(([path, schema]) => ({ schema, path, group: describeSchema(schema).group })),
    ...envelopeContents(join(folder, "envelopes")),
  ];
  const travelled = await trips(instances, engines, join(folder, "upstream"), () => undefined);
  const unexpressed = [...engines].flatMap(([schema, engine]): readonly Failure[] => {
    const [message] = engine instanceof Error ? [] : engine.diagnostics;
    if (message === undefined) return [];
    return [{ measure: "upstream: wholly expressed", ...describeSchema(schema), level: "read", message }];
  });
  const unread = [...engines.values()].filter((engine) => engine instanceof Error).length;
  const shown = (path: string): string =>
    path.startsWith(folder) ? relative(folder, path) : describeSchema(path).schema;
  return {
    measures: [
      ...compiled.measures,
      share("upstream: wholly expressed", engines.size - unread - unexpressed.length, engines.size, 100),
      ...tripMeasures("upstream instances", travelled, { value: 100, infoset: 97 }),
    ],
    failures: [...compiled.failures, ...unexpressed, ...tripFailures("upstream instances", travelled, shown)],
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
