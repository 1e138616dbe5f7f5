import { libraryOf, type XmlModule } from "../../model/xml.js";
import { decodeText } from "../decode.js";
import { parseJson, type NamedJson } from "../../parse-json.js";
import { writeSchema } from "../../read/xsd/index.js";
import type { Source } from "../../sources/index.js";
import type { Draft } from "../draft.js";
import type { Fetched } from "../fetch-document.js";
import type { Report } from "../../diagnostics.js";
import type { JsonObject } from "../../model/json.js";
import type { Docs } from "../openapi/keep-facts.js";
import { readAges, type Age } from "./ages.js";
import { catalogueOf } from "./catalogue.js";
import { differencesOf } from "./differences.js";
import { editionsOf, type Reading } from "./editions.js";
import { endpointsOf } from "./endpoints.js";
import { forgottenModules } from "./forgotten.js";
import { mergeModules, moduleLookup } from "./merge-modules.js";
import { serviceDocument } from "./service-document.js";
import { shapesOf } from "./shapes.js";

/** An age, or what only it still tells. */
interface AgeReading extends Reading {
  readonly age: Age;
}

/**
 * Pins every contract that a set of WSDLs tells of: a service of the newest age over each channel, a module per namespace
 * in as many editions as contracts that live side by side need, and the facts that are common to all.
 *
 * @param earlier - Those facts as they are pinned, for when their documents could not be fetched.
 */
export function pinWsdls(
  source: Source,
  fetched: ReadonlyMap<string, Fetched>,
  earlier: JsonObject | undefined,
  { docs, report }: { readonly docs: Docs; readonly report: Report },
): readonly Draft[] {
  const files = source.documents.flatMap(({ name }) => {
    const bytes = name.endsWith(".json") ? undefined : fetched.get(name)?.bytes;
    return bytes === undefined ? [] : [{ name, bytes }];
  });
  const ages = readAges(files, docs);
  const newest = new Map(ages.toReversed().map((age) => [age.id, age]));
  const pinned = ages.filter((age) => newest.get(age.id) === age);
  for (const { said } of pinned)
    for (const { code, contract, at, detail } of said) report.add(code, contract, at, detail);
  const readings = readingsOf(
    pinned,
    ages.filter((age) => !pinned.includes(age)),
  );
  const editions = editionsOf(readings, shapesOf(readings.map(({ modules }) => modules)));
  const moduleOf = moduleLookup(editions);
  const merged = mergeModules(editions);
  const library = libraryOf(merged.map(({ module }) => module));
  const isDerived = (names: readonly string[]): boolean =>
    source.documents.some(({ name, supplement }) => supplement === true && names.includes(name));
  const draft = (format: Draft["format"], id: string, document: JsonObject, documents: readonly string[]): Draft => ({
    id,
    format,
    document,
    documents,
    derived: isDerived(documents),
  });
  const catalogue = catalogueIn(fetched) ?? earlier;
  return [
    ...(catalogue
      ? [draft("soap-catalogue", source.id, { ...catalogue, title: source.title }, catalogueDocuments)]
      : []),
    ...readings.slice(0, pinned.length).map((reading) => {
      const { age } = reading;
      const older = ages.filter((one) => one.id === age.id && one !== age);
      if (older.length > 0) report.add("soap-ages", age.id, age.name, older.map(({ name }) => name).join(", "));
      const endpoints = endpointsOf(age, catalogue ?? {});
      const document = {
        ...serviceDocument(age, (id) => moduleOf(reading, id)),
        title: [age.contract, age.channel].filter(Boolean).join(", "),
        ...(endpoints && { endpoints }),
        "@differences": older.map((one) => differencesOf(one, age)),
      };
      return draft(
        "soap",
        age.id,
        document,
        [age, ...older].flatMap(({ documents }) => documents),
      );
    }),
    ...merged.map(({ module, givers }) =>
      draft(
        "xsd",
        module.id,
        { ...writeSchema(module, library), title: titleOf(module) },
        givers.flatMap(({ age }) => age.documents),
      ),
    ),
  ];
}

const catalogueDocuments = ["error-codes.json", "endpoints.json"];

function catalogueIn(fetched: ReadonlyMap<string, Fetched>): JsonObject | undefined {
  const [codes, endpoints] = catalogueDocuments.map((name): NamedJson | undefined => {
    const { bytes, from } = fetched.get(name) ?? {};
    return bytes && from !== undefined ? { name: from, value: parseJson(decodeText(bytes, from), from) } : undefined;
  });
  return codes && endpoints && catalogueOf(codes, endpoints);
}

/** The newest ages, and of older ones what no newer one has a namespace for. */
function readingsOf(pinned: readonly Age[], older: readonly Age[]): readonly AgeReading[] {
  const nameOf = ({ contract, channel }: Age): string => [contract, channel].filter(Boolean).join("/");
  const readings = pinned.map((age): AgeReading => ({ age, name: nameOf(age), modules: age.modules }));
  const known = new Set(pinned.flatMap(({ modules }) => modules.map(({ namespace }) => namespace)));
  for (const age of older) {
    const modules = forgottenModules(age.modules, known);
    if (modules.length === 0) continue;
    readings.push({ age, name: `${nameOf(age)}/${age.date}`, modules });
    for (const { namespace } of modules) known.add(namespace);
  }
  return readings;
}

function titleOf({ namespace }: XmlModule): string {
  return `Namespace ${namespace}`;
}
