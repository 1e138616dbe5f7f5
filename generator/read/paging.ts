import { InputError } from "../errors.js";
import type { Message, Paging, PagingStyle } from "../model/contract.js";
import { isObject, objectAt, resolvePointer, textAt, type Json, type JsonObject } from "../model/json.js";

/** An operation, with what its `x-paging` must be true of. */
interface Listing {
  readonly operation: JsonObject;
  readonly parameters: readonly JsonObject[];
  readonly answers: readonly (Message & { readonly status: string })[];
  readonly document: JsonObject;
  /** For messages. */
  readonly place: string;
}

/** What a member of `x-paging` is; a question mark for one that may be left out. */
const members: Readonly<Record<PagingStyle, Readonly<Record<string, string>>>> = {
  token: {
    token: "a member of the answer",
    more: "a member of the answer?",
    parameter: "a parameter of the operation",
    feed: "true?",
  },
  link: { link: "a member of the answer", parameters: "parameters of the operation", feed: "true?" },
  header: { header: "a header", parameters: "parameters of the operation", feed: "true?" },
  number: { page: "a parameter of the operation", size: "a parameter of the operation?" },
  offset: { skip: "a parameter of the operation", top: "a parameter of the operation", size: "a number" },
  sequence: { member: "a member of the items", parameter: "a parameter of the operation" },
};

/**
 * Reads how an operation's pages follow one another: `x-paging` with `by` for the style and the style's own members.
 *
 * @throws {@link InputError} when it says what the operation has not.
 */
export function readPaging({ operation, parameters, answers, document, place }: Listing): Paging | undefined {
  const stated = operation["x-paging"];
  if (stated === undefined) return undefined;
  const wrong = (why: string): InputError => new InputError(`${place}: its "x-paging" ${why}.`);
  if (!isObject(stated)) throw wrong("is not an object");
  const { by, ...options } = stated;
  if (typeof by !== "string" || !isStyle(by)) throw wrong(`needs "by", one of ${Object.keys(members).join(", ")}`);

  const answer = resolved(document, answers.find(({ status }) => status.startsWith("2"))?.schema);
  const list = listIn(document, answer);
  if (list === undefined) throw wrong("is for an answer that is a list, or has one list among its members");
  const placeOf = (parameter: Json | undefined): Json | undefined =>
    parameters.find(({ name }) => name === parameter)?.["in"];
  const isParameter = (name: Json): boolean =>
    placeOf(name) === "query" || (by === "number" && placeOf(name) === "header");
  const holds: Readonly<Record<string, (value: Json) => boolean>> = {
    "a member of the answer": (path) => has(document, answer, path),
    "a member of the items": (path) => has(document, list.item, path),
    "a header": (name) => typeof name === "string",
    "a number": (value) => typeof value === "number",
    true: (value) => value === true,
    "a parameter of the operation": isParameter,
    "parameters of the operation": (names) => Array.isArray(names) && names.length > 0 && names.every(isParameter),
  };

  const strange = Object.keys(options).find((name) => !Object.hasOwn(members[by], name));
  if (strange !== undefined) throw wrong(`has a member "${strange}", which "by: ${by}" has not`);
  for (const [name, kind] of Object.entries(members[by])) {
    const value = options[name];
    if (value === undefined && kind.endsWith("?")) continue;
    const what = kind.replace("?", "");
    if (value === undefined || !holds[what]!(value)) throw wrong(`needs "${name}": ${what}`);
  }
  const isHeader = placeOf(options["page"]) === "header";
  return { by, options: isHeader ? { ...options, in: "header" } : options, ...list };
}

function isStyle(text: string): text is PagingStyle {
  return Object.hasOwn(members, text);
}

/** The list an answer is, or the only one among its members, or among what HAL embeds. */
function listIn(document: JsonObject, answer: JsonObject): Pick<Paging, "items" | "item"> | undefined {
  if (isList(answer)) return { item: objectAt(answer, "items") };
  const lists = Object.entries(objectAt(answer, "properties")).flatMap(([items, property]) => {
    const schema = resolved(document, isObject(property) ? property : {});
    if (isList(schema)) return [{ items, item: objectAt(schema, "items") }];
    const embedded = items === "_embedded" ? listIn(document, schema) : undefined;
    return embedded === undefined ? [] : [{ ...embedded, items: `${items}.${embedded.items}` }];
  });
  return lists.length === 1 ? lists[0] : undefined;
}

function isList({ type }: JsonObject): boolean {
  return type === "array" || (Array.isArray(type) && type.includes("array"));
}

/** True when a schema has a member, told by its names with dots between. */
function has(document: JsonObject, schema: JsonObject, path: Json): boolean {
  if (typeof path !== "string") return false;
  let at: JsonObject | undefined = schema;
  for (const name of path.split(".")) {
    const member: Json | undefined = at && objectAt(resolved(document, at), "properties")[name];
    at = isObject(member) ? member : undefined;
  }
  return at !== undefined;
}

function resolved(document: JsonObject, schema: JsonObject = {}): JsonObject {
  const reference = textAt(schema, "$ref");
  const target = reference === undefined ? schema : resolvePointer(document, reference);
  return isObject(target) ? target : {};
}
