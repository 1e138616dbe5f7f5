import { wholeName } from "./characters.js";
import { expandedName, splitName } from "./namespaces.js";
import { isRecord } from "./objects.js";
import { rememberSpelling, spellingsOf } from "./spelling.js";
import type { XmlFacetEntry } from "./table.js";

/** A qualified name as a value: that of a `xs:QName` or a `xs:NOTATION`. */
export interface XmlName {
  /** Its namespace; empty for none. */
  readonly ns: string;
  readonly local: string;
}

/** What prefixes stand for where a value is read. Without one, qualified names are expanded names, as tables have them. */
export interface ReadScope {
  readonly resolve: (prefix: string) => string | undefined;
}

/** Gives namespaces prefixes where a value is written. */
export interface WriteScope {
  readonly qualify: (namespace: string, local: string, wantedPrefix?: string) => string;
}

/** How one simple type stands in a document and in a program. */
export interface SimpleType {
  /** The value of a text, or `undefined` when the type does not accept it. */
  read(text: string, scope?: ReadScope): unknown;
  /** The text of a value, or `undefined` when the type does not accept it. */
  write(value: unknown, scope?: WriteScope): string | undefined;
  /** One text for all spellings of a value. */
  canonical(value: unknown): string | undefined;
  /** Replaces or collapses white space. */
  readonly whiteSpace: WhiteSpace;
  readonly variety: "atomic" | "list" | "union";
  /** The built-in it narrows, such as `xs:date`; of lists and unions `xs:anySimpleType`. */
  readonly builtin: string;
  /** The item of a list, the members of a union. */
  readonly parts: readonly SimpleType[];
  /** The type it narrows by its facets. */
  readonly base?: SimpleType;
  readonly facets?: XmlFacetEntry;
}

/** What a type does to the white space of a text before anything else. */
export type WhiteSpace = (text: string) => string;

export const preserve: WhiteSpace = (text) => text;

export const replace: WhiteSpace = (text) => (/[\t\n\r]/.test(text) ? text.replaceAll(/[\t\n\r]/g, " ") : text);

export const collapse: WhiteSpace = (text) => {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) <= 0x20) return collapsed(text);
  return text;
};

function collapsed(text: string): string {
  return /^ | $|[\t\n\r]| {2}/.test(text)
    ? text
        .replaceAll(/[ \t\n\r]+/g, " ")
        .replace(/^ /, "")
        .replace(/ $/, "")
    : text;
}

/** The functions of an atomic type. */
export interface Atomic extends Pick<SimpleType, "read" | "write" | "whiteSpace"> {
  /** When it is not `write`. */
  readonly canonical?: (value: unknown) => string | undefined;
}

/** A built-in that is neither a list nor a union. */
export function atomic({ read, write, whiteSpace, canonical = (value) => write(value) }: Atomic): SimpleType {
  return { read, write, canonical, whiteSpace, variety: "atomic", builtin: "xs:anySimpleType", parts: [] };
}

/** A text, kept as written but for its white space. */
export function text(
  whiteSpace: WhiteSpace,
  pattern?: RegExp,
  accepts: (value: string) => boolean = () => true,
): SimpleType {
  const read = (source: string): string | undefined => {
    const value = whiteSpace(source);
    return (pattern === undefined || pattern.test(value)) && accepts(value) ? value : undefined;
  };
  const write = (value: unknown): string | undefined =>
    typeof value === "string" && read(value) !== undefined ? value : undefined;
  return atomic({ read, write, whiteSpace });
}

/** A qualified name. */
export function qualifiedName(): SimpleType {
  const read = (source: string, scope?: ReadScope): XmlName | undefined => {
    const lexical = collapse(source);
    const colon = scope ? lexical.indexOf(":") : -1;
    const { namespace, local } = scope
      ? {
          namespace: colon === 0 ? undefined : scope.resolve(lexical.slice(0, Math.max(colon, 0))),
          local: lexical.slice(colon + 1),
        }
      : splitName(lexical);
    if (namespace === undefined || !isLocalName(local)) return undefined;
    const name = { ns: namespace, local };
    if (scope && namespace !== "") rememberSpelling(name, "prefix", lexical.slice(0, Math.max(colon, 0)));
    return name;
  };
  const write = (value: unknown, scope?: WriteScope): string | undefined => {
    if (!isName(value) || !isLocalName(value.local)) return undefined;
    if (!scope) return expandedName(value.ns, value.local);
    return scope.qualify(value.ns, value.local, spellingsOf(value)?.get("prefix"));
  };
  return atomic({ read, write, whiteSpace: collapse });
}

/** An integer type whose facets keep it within 2^53, as a number; its base may be one already. */
export function asNumber(base: SimpleType): SimpleType {
  const read = (source: string): number | undefined => {
    const value = Number(base.read(source));
    return Number.isSafeInteger(value) ? value + 0 : undefined;
  };
  const write = (value: unknown): string | undefined =>
    Number.isSafeInteger(value) ? (base.write(String(value)) ?? base.write(value)) : undefined;
  return { ...base, read, write, canonical: (value) => write(value) };
}

/** A type whose values are their texts as written, but for white space. */
export function asText(base: SimpleType): SimpleType {
  const read = (source: string, scope?: ReadScope): string | undefined =>
    base.read(source, scope) === undefined ? undefined : base.whiteSpace(source);
  const write = (value: unknown): string | undefined =>
    typeof value === "string" && base.read(value) !== undefined ? value : undefined;
  const canonical = (value: unknown): string | undefined =>
    typeof value === "string" ? base.canonical(base.read(value)) : undefined;
  return { ...base, read, write, canonical };
}

/** White-space separated values of one type. */
export function list(item: SimpleType): SimpleType {
  const each = (value: unknown, one: (part: unknown) => string | undefined): string | undefined => {
    if (!Array.isArray(value)) return undefined;
    const parts = value.map(one);
    return parts.some((part) => part === undefined || /^$|[ \t\n\r]/.test(part)) ? undefined : parts.join(" ");
  };
  return {
    read: (source, scope) => {
      const collapsed = collapse(source);
      const values = collapsed === "" ? [] : collapsed.split(" ").map((part) => item.read(part, scope));
      return values.includes(undefined) ? undefined : values;
    },
    write: (value, scope) => each(value, (part) => item.write(part, scope)),
    canonical: (value) => each(value, (part) => item.canonical(part)),
    whiteSpace: collapse,
    variety: "list",
    builtin: "xs:anySimpleType",
    parts: [item],
  };
}

/** A value that at least one of several types accepts: its text, but for qualified names, which are what they are elsewhere. */
export function union(members: readonly SimpleType[]): SimpleType {
  const read = (source: string, scope?: ReadScope): unknown => {
    for (const member of members) {
      const value = member.read(source, scope);
      if (value !== undefined) return isName(value) ? value : member.whiteSpace(source);
    }
    return undefined;
  };
  const write = (value: unknown, scope?: WriteScope): string | undefined => {
    if (typeof value === "string") return read(value) === undefined ? undefined : value;
    for (const member of members) {
      const lexical = isName(value) ? member.write(value, scope) : undefined;
      if (lexical !== undefined) return lexical;
    }
    return undefined;
  };
  const canonical = (value: unknown): string | undefined => {
    if (typeof value !== "string") return write(value);
    for (const member of members) {
      const found = member.read(value);
      if (found !== undefined) return member.canonical(found);
    }
    return undefined;
  };
  return {
    read,
    write,
    canonical,
    whiteSpace: preserve,
    variety: "union",
    builtin: "xs:anySimpleType",
    parts: members,
  };
}

/** A type narrowed to a few of its values, which documents may spell in any way. */
export function enumeration(base: SimpleType, values: readonly (string | number)[]): SimpleType {
  const allowed = new Map<string | undefined, unknown>();
  for (const listed of values) {
    const value = typeof listed === "string" ? base.read(listed) : listed;
    const key = base.canonical(value);
    if (key !== undefined && !allowed.has(key)) allowed.set(key, value);
  }
  return {
    ...base,
    read: (source, scope) => {
      const value = base.read(source, scope);
      const listed = allowed.get(base.canonical(value));
      // What is an object says itself how it was written.
      return listed !== undefined && typeof value === "object" ? value : listed;
    },
    write: (value, scope) => (allowed.has(base.canonical(value)) ? base.write(value, scope) : undefined),
  };
}

/** True for a name without a colon. */
export function isLocalName(value: string): boolean {
  return wholeName.test(value) && !value.includes(":");
}

function isName(value: unknown): value is XmlName {
  return isRecord(value) && typeof value["ns"] === "string" && typeof value["local"] === "string";
}
