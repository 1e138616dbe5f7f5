import { isRecord } from "./objects.js";
import type { SimpleType } from "./simple-type.js";

/** Texts by the object they stand in, and there by property or place. */
export type Spellings = ReadonlyMap<string | number, string>;

const spellings = new WeakMap<object, Map<string | number, string>>();
// Most programs never meet a spelling of its own: then no object has to be looked up.
let isAnyKnown = false;

/** Where the spelling of a value stands that is an object itself: a list, bytes, a name. */
const itself = "";
const longest = 65_536;

/**
 * The text of a value, when it would be written otherwise: `1` for `true`, `007`, a date with blanks around it. Lists and
 * bytes remember it themselves.
 */
export function otherSpelling(simple: SimpleType, value: unknown, text: string): string | undefined {
  if (typeof value === "string") return value === text || text.length > longest ? undefined : text;
  if (typeof value !== "object" || value === null) return String(value) === text ? undefined : text;
  if (text.length > longest || isOwn(simple, value, text)) return undefined;
  rememberSpelling(value, itself, text);
  return undefined;
}

/** Remembers how a value of an object was written, for as long as the object lives. */
export function rememberSpelling(holder: object, place: string | number, text: string): void {
  isAnyKnown = true;
  const known = spellings.get(holder);
  if (known) known.set(place, text);
  else spellings.set(holder, new Map([[place, text]]));
}

/** How the values of an object were written, where they would be written otherwise. */
export function spellingsOf(holder: object): Spellings | undefined {
  return isAnyKnown ? spellings.get(holder) : undefined;
}

/** The text a value had when it was read, if that still says the same value. */
export function sameSpelling(simple: SimpleType, value: unknown, given: string | undefined): string | undefined {
  const text = given ?? (typeof value === "object" && value !== null ? spellings.get(value)?.get(itself) : undefined);
  if (text === undefined) return undefined;
  const before = simple.read(text);
  return before !== undefined && simple.canonical(before) === simple.canonical(value) ? text : undefined;
}

/** The default namespace that a name needs to stand without a prefix, as it did when it was read. */
export function wantedDefault(value: unknown): { readonly "": string } | undefined {
  if (!isAnyKnown) return undefined;
  const name: unknown = Array.isArray(value) ? value[0] : value;
  if (!isRecord(name) || spellings.get(name)?.get("prefix") !== "") return undefined;
  return typeof name["ns"] === "string" ? { "": name["ns"] } : undefined;
}

function isOwn(simple: SimpleType, value: object, text: string): boolean {
  if (!(value instanceof Uint8Array)) return isOfObjects(value) || simple.write(value) === text;
  return simple.builtin === "xs:hexBinary" ? !/[a-f\s]/.test(text) : text.length === 4 * Math.ceil(value.length / 3);
}

/** A name's prefix says nothing outside the document it was read from. */
function isOfObjects(value: object): boolean {
  return !Array.isArray(value) || value.some((item) => typeof item === "object");
}
