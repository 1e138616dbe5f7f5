import { parseJson, type NamedJson } from "../parse-json.js";
import type { JsonObject } from "../model/json.js";
import type { Source } from "../sources/index.js";
import type { Format } from "../specs.js";
import { decodeText } from "./decode.js";
import { pinEvidenceCodes, type DatasetDocuments } from "./evidence-codes.js";
import type { Fetched } from "./fetch-document.js";
import { pinGraphql } from "./graphql.js";
import type { Known } from "./known.js";
import { pinOpenApi, readSupplement } from "./openapi/index.js";
import type { PinOptions } from "./pin-source.js";
import { pinXsd } from "./xsd.js";

/** A source that gives one contract. */
export type SingleSource = Source & { readonly format: Format };

/** What a source publishes, as the one contract we pin of it. */
export function normalise(
  source: SingleSource,
  fetched: ReadonlyMap<string, Fetched>,
  known: Known,
  { docs, report }: PinOptions,
): JsonObject {
  const text = (name: string): { name: string; text: string } => {
    const { bytes, from } = fetched.get(name)!;
    return { name: from, text: decodeText(bytes, from) };
  };
  const json = (document: string): NamedJson => {
    const { name, text: written } = text(document);
    return { name, value: parseJson(written, name) };
  };
  const [main] = source.documents;
  const supplementOf = (): JsonObject | undefined => {
    const supplement = source.documents.find((document) => document.supplement);
    if (supplement === undefined) return undefined;
    return fetched.has(supplement.name) ? readSupplement(json(supplement.name), source, docs) : known.document;
  };
  switch (source.format) {
    case "openapi":
      return pinOpenApi(publishedOf(source).map(json) as [NamedJson, ...NamedJson[]], source, docs, supplementOf());
    case "graphql":
      return pinGraphql(text(main.name), source, docs);
    case "evidence-codes": {
      const documents = source.documents.map(({ name }) => [name, json(name)]);
      return pinEvidenceCodes(Object.fromEntries(documents) as DatasetDocuments, source, docs, report);
    }
    case "xsd":
      return pinXsd(
        source.documents.map(({ name }) => fetched.get(name)!),
        source,
        docs,
        report,
      );
  }
}

/** Names of the documents that are published. */
function publishedOf({ documents }: Source): string[] {
  return documents.filter(({ supplement }) => !supplement).map(({ name }) => name);
}
