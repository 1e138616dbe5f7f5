import type { Source } from "../../sources/index.js";
import type { Draft } from "../draft.js";
import type { Fetched } from "../fetch-document.js";
import type { PinOptions } from "../pin-source.js";
import { readAges, type Age } from "./ages.js";
import { catalogueDocuments, catalogueOf } from "./catalogue.js";
import { moduleDrafts, serviceDraft, type PlainDraft } from "./drafts.js";
import { earlierPins, type EarlierPin } from "./earlier.js";
import { editionsOf } from "./editions.js";
import { moduleLookup } from "./merge-modules.js";
import { newestOf, readingsOf } from "./readings.js";
import { shapesOf } from "./shapes.js";

/**
 * Pins every contract that a set of WSDLs tells of: a service of the newest age over each channel, a module per namespace
 * in as many editions as contracts that live side by side need, and the facts that are common to all. What only documents
 * tell that could not be fetched stays as it was pinned.
 */
export async function pinWsdls(
  source: Source,
  fetched: ReadonlyMap<string, Fetched>,
  { docs, report, specs }: PinOptions,
): Promise<readonly Draft[]> {
  const { id, title, documents } = source;
  const missing = documents.flatMap(({ name }) => (fetched.has(name) ? [] : [name]));
  const kept = missing.length === 0 ? [] : (await earlierPins(source, specs)).filter(isMadeOf(missing));
  const ages = readAges(id, wsdlsIn(source, fetched), docs);
  const pinned = newestOf(ages);
  for (const { code, contract, at, detail } of pinned.flatMap(({ said }) => said))
    report.add(code, contract, at, detail);
  const readings = readingsOf(ages, pinned);
  const editions = editionsOf(readings, shapesOf(readings.map(({ modules }) => modules)));
  const moduleOf = moduleLookup(editions);
  const facts = catalogueOf(fetched);
  const catalogue = facts ?? kept.find(({ spec }) => spec.id === id)?.spec.document ?? {};
  const services = readings.slice(0, pinned.length).map((reading) => {
    const { age } = reading;
    return serviceDraft(age, olderThan(age, ages), (module) => moduleOf(reading, module), { catalogue, report });
  });
  const given: readonly PlainDraft[] = [
    ...(facts
      ? [{ id, format: "soap-catalogue", document: { ...facts, title }, documents: catalogueDocuments } as const]
      : []),
    ...services,
    ...moduleDrafts(editions, kept),
  ];
  const supplements = documents.flatMap(({ name, supplement }) => (supplement ? [name] : []));
  return withKept(given, kept).map((draft) => ({ ...draft, derived: isMadeOf(supplements)(draft) }));
}

function wsdlsIn({ documents }: Source, fetched: ReadonlyMap<string, Fetched>) {
  return documents.flatMap(({ name }) => {
    const bytes = catalogueDocuments.includes(name) ? undefined : fetched.get(name)?.bytes;
    return bytes === undefined ? [] : [{ name, bytes }];
  });
}

function olderThan(age: Age, ages: readonly Age[]): readonly Age[] {
  return ages.filter((one) => one.id === age.id && one !== age);
}

function isMadeOf(names: readonly string[]) {
  return ({ documents }: { readonly documents: readonly string[] }): boolean =>
    documents.some((name) => names.includes(name));
}

/** What is given, and what was pinned before and is not given now. */
function withKept(given: readonly PlainDraft[], kept: readonly EarlierPin[]): readonly PlainDraft[] {
  const ids = new Set(given.map(({ id }) => id));
  return [
    ...given,
    ...kept.flatMap(({ spec: { id, format, document }, documents }) =>
      ids.has(id) ? [] : [{ id, format, document, documents }],
    ),
  ];
}
