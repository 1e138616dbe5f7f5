import type { Report } from "../diagnostics.js";
import { InputError } from "../errors.js";
import { arrayAt, isObject, objectAt, textAt, type Json, type JsonObject } from "../model/json.js";
import type { NamedJson } from "../parse-json.js";
import type { Source } from "../sources/index.js";
import { keepSchemaFacts, type Docs } from "./openapi/keep-facts.js";
import { moderniseSchema } from "./openapi/modernise.js";

/** The documents a dataset list is made of, by the names their source gives them. */
export type DatasetDocuments = Readonly<Record<"evidencecodes" | "statuscodes" | "errorcodes", NamedJson>>;

/** Members of an evidence code that state facts and go over as they are. */
const facts = ["isAsynchronous", "isPublic", "maxValidDays", "timeout", "validFrom", "validTo"];

/** Members of a requirement that hold sentences. */
const prose = ["subjectRegexDescription"];

/**
 * Normalises DAN's evidence codes: one entry per dataset under its name, JSON Schemas read from the text they come in,
 * codes as numbers.
 */
export function pinEvidenceCodes(documents: DatasetDocuments, source: Source, docs: Docs, report: Report): JsonObject {
  const codes = requireList(documents.evidencecodes, "evidenceCodeName");
  const datasets: Record<string, Json> = {};
  for (const code of codes) {
    const name = textAt(code, "evidenceCodeName")!;
    if (Object.hasOwn(datasets, name))
      throw new InputError(`${documents.evidencecodes.name}: the dataset ${name} is listed twice.`);
    datasets[name] = datasetOf(code, source.id, docs, report);
  }
  return {
    title: source.title,
    datasets,
    statusCodes: codesOf(documents.statuscodes, (code) => code < 1000),
    errorCodes: codesOf(documents.errorcodes, (code) => code >= 1000),
  };
}

function requireList({ name, value }: NamedJson, key: string): JsonObject[] {
  const list = Array.isArray(value) ? value.filter(isObject) : [];
  if (list.length === 0 || list.some((item) => !Object.hasOwn(item, key))) {
    throw new InputError(`${name}: expected a list of objects with "${key}"; this is another document.`);
  }
  return list;
}

function codesOf(document: NamedJson, belongs: (code: number) => boolean): number[] {
  const codes = requireList(document, "code").map(({ code }) => Number(code));
  if (!codes.every(belongs))
    throw new InputError(`${document.name}: code ${codes.find((code) => !belongs(code))} does not belong here.`);
  return codes.sort((one, other) => one - other);
}

function datasetOf(code: JsonObject, id: string, docs: Docs, report: Report): JsonObject {
  const name = textAt(code, "evidenceCodeName")!;
  const license = textAt(code, "license");
  return {
    ...pick(code, facts),
    ...(docs === "keep" ? pick(code, ["description", "deprecationWarning"]) : {}),
    ...(textAt(code, "deprecationWarning") === undefined ? {} : { deprecated: true }),
    ...(license !== undefined && URL.canParse(license) ? { license } : {}),
    contexts: arrayAt(code, "belongsToServiceContexts").map(String).sort(),
    aliases: arrayAt(code, "datasetAliases")
      .filter(isObject)
      .map((alias) => pick(alias, ["ServiceContext", "DatasetAliasName"])),
    values: arrayAt(code, "values")
      .filter(isObject)
      .map((value) => valueOf(value, name, id, docs, report)),
    parameters: arrayAt(code, "parameters")
      .filter(isObject)
      .map((parameter) => pick(parameter, ["evidenceParamName", "paramType", "required"])),
    requirements: arrayAt(code, "authorizationRequirements")
      .filter(isObject)
      .map((requirement) => omit(requirement, docs === "keep" ? [] : prose)),
  };
}

function valueOf(value: JsonObject, dataset: string, id: string, docs: Docs, report: Report): JsonObject {
  const kept = pick(value, [
    "evidenceValueName",
    "valueType",
    "source",
    "mimeType",
    ...(docs === "keep" ? ["description"] : []),
  ]);
  if (value["valueType"] !== "jsonSchema") return kept;
  const at = `/datasets/${dataset}/values/${textAt(value, "evidenceValueName")}`;
  const schema = schemaOf(textAt(value, "jsonSchemaDefintion") ?? "", id, at, docs, report);
  return schema === undefined ? kept : { ...kept, jsonSchema: schema };
}

/** The schema comes as text and is sometimes empty. */
function schemaOf(text: string, id: string, at: string, docs: Docs, report: Report): JsonObject | undefined {
  if (text.trim() === "") {
    report.add("dan-schema-missing", id, at);
    return undefined;
  }
  try {
    const schema = JSON.parse(text) as Json;
    if (isObject(schema)) return moderniseSchema(keepSchemaFacts(omit(schema, ["$schema"]), docs));
  } catch {
    // Reported below: one dataset's bad schema must not take the other datasets with it.
  }
  report.add("dan-schema-unreadable", id, at);
  return undefined;
}

function pick(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key, value]) => keys.includes(key) && value !== null));
}

function omit(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

/** Names of the datasets in a pinned list. */
export function datasetNames(document: JsonObject): string[] {
  return Object.keys(objectAt(document, "datasets"));
}
