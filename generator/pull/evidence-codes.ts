import type { Report } from "../diagnostics.js";
import { InputError } from "../errors.js";
import { arrayAt, isObject, textAt, type Json, type JsonObject } from "../model/json.js";
import { parseJson, type NamedJson } from "../parse-json.js";
import { checkReferences } from "../read/check-references.js";
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
  const { name: file } = documents.evidencecodes;
  const datasets = new Map<string, JsonObject>();
  for (const [index, code] of requireList(documents.evidencecodes, "evidenceCodeName").entries()) {
    const name = textAt(code, "evidenceCodeName");
    if (name === undefined || !isDatasetName(name))
      throw new InputError(`${file}: /${index}/evidenceCodeName is not a name a dataset can have.`);
    if (datasets.has(name)) throw new InputError(`${file}: the dataset ${name} is listed twice.`);
    const member = lists.find((one) => !isListOfObjects(code[one]));
    if (member !== undefined) throw new InputError(`${file}: /${index}/${member} is not a list of objects.`);
    datasets.set(name, datasetOf(name, code, { id: source.id, docs, report }));
  }
  return {
    title: source.title,
    datasets: Object.fromEntries(datasets),
    statusCodes: codesOf(documents.statuscodes, (code) => code < 1000),
    errorCodes: codesOf(documents.errorcodes, (code) => code >= 1000),
  };
}

/** Members of an evidence code that hold lists of objects, where they are given. */
const lists = ["values", "parameters", "datasetAliases", "authorizationRequirements"];

function isListOfObjects(value: Json | undefined): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.every((item) => isObject(item)));
}

function isDatasetName(name: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N} _.-]*$/u.test(name);
}

function requireList({ name, value }: NamedJson, key: string): JsonObject[] {
  const list: readonly Json[] = Array.isArray(value) ? value : [];
  if (list.length === 0 || !list.every((item) => isObject(item) && Object.hasOwn(item, key))) {
    throw new InputError(`${name}: expected a list of objects with "${key}"; this is another document.`);
  }
  return list.filter(isObject);
}

function codesOf(document: NamedJson, belongs: (code: number) => boolean): number[] {
  const codes = requireList(document, "code").map(({ code }, index) => {
    if (typeof code !== "number" || !Number.isInteger(code) || code < 0)
      throw new InputError(`${document.name}: /${index}/code is not a number.`);
    if (!belongs(code)) throw new InputError(`${document.name}: code ${code} does not belong here.`);
    return code;
  });
  const again = codes.find((code, index) => codes.indexOf(code) !== index);
  if (again !== undefined) throw new InputError(`${document.name}: code ${again} is listed twice.`);
  return codes.sort((one, other) => one - other);
}

/** What a dataset is read with. */
interface Reading {
  readonly id: string;
  readonly docs: Docs;
  readonly report: Report;
}

function datasetOf(name: string, code: JsonObject, reading: Reading): JsonObject {
  const { docs } = reading;
  const license = textAt(code, "license");
  return {
    ...pick(code, facts),
    ...(docs === "keep" ? pick(code, ["description", "deprecationWarning"]) : {}),
    ...deprecationOf(textAt(code, "deprecationWarning")),
    ...(license !== undefined && URL.canParse(license) ? { license } : {}),
    contexts: arrayAt(code, "belongsToServiceContexts").map(String).sort(),
    aliases: arrayAt(code, "datasetAliases")
      .filter(isObject)
      .map((alias) => pick(alias, ["ServiceContext", "DatasetAliasName"])),
    values: valuesOf(name, arrayAt(code, "values").filter(isObject), reading),
    parameters: arrayAt(code, "parameters")
      .filter(isObject)
      .map((parameter) => pick(parameter, ["evidenceParamName", "paramType", "required"])),
    requirements: arrayAt(code, "authorizationRequirements")
      .filter(isObject)
      .map((requirement) => omit(requirement, docs === "keep" ? [] : prose)),
  };
}

/** That a dataset is on its way out is a fact, and so is the day it goes, where the warning names one and no other. */
function deprecationOf(warning: string | undefined): JsonObject {
  if (warning === undefined) return {};
  const days = [...warning.matchAll(/\b(\d{4})-(\d{2})-(\d{2})\b|\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/g)].map(
    ([, year, month, day, ofDay, ofMonth, ofYear]) =>
      `${year ?? ofYear}-${(month ?? ofMonth)!.padStart(2, "0")}-${(day ?? ofDay)!.padStart(2, "0")}`,
  );
  const [sunset, ...others] = new Set(days);
  const isDay = sunset !== undefined && others.length === 0 && !Number.isNaN(Date.parse(sunset));
  return { deprecated: true, ...(isDay ? { sunset } : {}) };
}

/** Values are told apart by name; one without, or with another's, could not be read from an answer. */
function valuesOf(dataset: string, values: readonly JsonObject[], reading: Reading): JsonObject[] {
  const named = new Map<string, JsonObject>();
  for (const [index, value] of values.entries()) {
    const name = textAt(value, "evidenceValueName");
    if (name === undefined || named.has(name))
      reading.report.add("dan-value-unnamed", reading.id, `/datasets/${dataset}/values/${index}`);
    else named.set(name, valueOf(value, `/datasets/${dataset}/values/${name}`, reading));
  }
  return [...named.values()];
}

function valueOf(value: JsonObject, at: string, { id, docs, report }: Reading): JsonObject {
  const kept = pick(value, [
    "evidenceValueName",
    "valueType",
    "source",
    "mimeType",
    ...(docs === "keep" ? ["description"] : []),
  ]);
  if (value["valueType"] !== "jsonSchema") return kept;
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
    const schema = parseJson(text, at);
    if (isObject(schema)) {
      checkReferences(schema, at);
      return moderniseSchema(keepSchemaFacts(omit(schema, ["$schema"]), docs));
    }
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
