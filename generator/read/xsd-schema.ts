import type { Report } from "../diagnostics.js";
import { InputError } from "../errors.js";
import { isObject, type Json, type JsonObject } from "../model/json.js";
import {
  typeRef,
  type XmlAttribute,
  type XmlComplexType,
  type XmlFacets,
  type XmlModule,
  type XmlNamedType,
  type XmlOccurrence,
  type XmlParticle,
  type XmlRootElement,
  type XmlType,
  type XmlTypeRef,
} from "../model/xml.js";

/**
 * Reads an XSD-derived schema back as a module; the inverse of what the XSD reader writes.
 *
 * @throws {@link InputError} with a JSON pointer when the document is not such a schema.
 */
export function readXsdSchema(id: string, document: JsonObject, report: Report): XmlModule {
  const attributes = document["@xsdSchemaAttributes"];
  const namespace = isObject(attributes) ? (text(attributes["TargetNamespace"]) ?? "") : "";
  const definitions = Object.entries(object(document["$defs"])).sort(([one], [other]) => (one < other ? -1 : 1));
  const names = new Set(definitions.map(([name]) => name));
  const reader = new SchemaReader(id, namespace, names, report);
  return {
    id,
    namespace,
    types: definitions.map(([name, schema]) => reader.type(name, object(schema))),
    roots: list(document["@xsdElements"]).map((root, index) => reader.root(object(root), `/@xsdElements/${index}`)),
  };
}

class SchemaReader {
  readonly #id: string;
  readonly #namespace: string;
  readonly #names: ReadonlySet<string>;
  readonly #report: Report;

  constructor(id: string, namespace: string, names: ReadonlySet<string>, report: Report) {
    this.#id = id;
    this.#namespace = namespace;
    this.#names = names;
    this.#report = report;
  }

  root(schema: JsonObject, at: string): XmlRootElement {
    const name = text(schema["@xsdName"]);
    if (name === undefined)
      throw new InputError(`${this.#id}: ${at} has no @xsdName; this is not an XSD-derived schema.`);
    return { name, ...this.#declaration(schema, at), ...described(schema) };
  }

  type(name: string, schema: JsonObject): XmlType {
    const at = `/$defs/${name}`;
    const own: XmlNamedType = {
      name,
      xmlName: text(schema["@xsdTypeName"]) ?? name,
      derived: Object.entries(object(schema["@xsdDerived"])).map(([derived, ref]) => ({
        name: derived,
        type: this.#reference(object(ref), `${at}/@xsdDerived`),
      })),
      ...described(schema),
    };
    if (schema["@xsdStructure"] === "list") {
      const item = this.#reference(object(schema["items"]), at, simple);
      return { kind: "list", ...own, item, spelled: schema["@xsdSpelled"] === true, ...narrowing(schema) };
    }
    if (schema["@xsdStructure"] === "union") {
      const members = list(schema["@xsdMembers"]).map((member) => this.#reference(object(member), at, simple));
      return { kind: "union", ...own, members, ...narrowing(schema) };
    }
    return schema["@xsdType"] === undefined ? this.#complex(own, schema, at) : this.#atomic(own, schema, at);
  }

  #atomic(own: XmlNamedType, schema: JsonObject, at: string): XmlType {
    const base = this.#reference(schema, at, simple);
    const values = list(schema["enum"] ?? schema["@xsdValues"]).filter(
      (value) => typeof value === "string" || typeof value === "number",
    );
    const isUnbounded =
      /^xs:(?:integer|long|unsignedLong|(?:non)?(?:positive|negative)Integer|non(?:Positive|Negative)Integer)$/.test(
        base,
      );
    return {
      kind: "atomic",
      ...own,
      base,
      facets: object(schema["@xsdFacets"]),
      spelled: schema["@xsdSpelled"] === true,
      number: isUnbounded && schema["type"] === "integer",
      ...(values.length > 0 && { values }),
    };
  }

  #complex(own: XmlNamedType, schema: JsonObject, at: string): XmlComplexType {
    const properties = object(schema["properties"]);
    const mixed = schema["@xsdMixed"];
    const content = isObject(mixed) ? (isParticle(mixed) ? mixed : undefined) : list(schema["allOf"])[0];
    const anyAttribute = text(object(schema["@xsdAnyAttribute"])["Namespace"]);
    const [textKey, textSchema] =
      Object.entries(properties).find(([, property]) => object(property)["@xsdText"] === true) ?? [];
    return {
      kind: "complex",
      ...own,
      mixed: mixed !== undefined,
      abstract: schema["@xsdAbstract"] === true,
      attributes: keys(schema).map((key) => this.#attribute(key, object(properties[key]), `${at}/properties/${key}`)),
      ...(anyAttribute !== undefined && { anyAttribute }),
      ...(content !== undefined && {
        content: this.#particle(object(content), `${at}/${mixed === undefined ? "allOf/0" : "@xsdMixed"}`),
      }),
      ...(textKey !== undefined && { text: { key: textKey, type: this.#reference(object(textSchema), at, simple) } }),
    };
  }

  #attribute(key: string, schema: JsonObject, at: string): XmlAttribute {
    return {
      key,
      name: text(schema["@xsdName"]) ?? key,
      namespace: text(schema["@xsdNamespace"]) ?? "",
      type: this.#reference(schema, at, simple),
      required: schema["@xsdRequired"] === true,
      ...constraints(schema),
      ...described(schema),
    };
  }

  #particle(schema: JsonObject, at: string): XmlParticle {
    const structure = schema["@xsdStructure"];
    if (structure === "choice") {
      const keyword = schema["oneOf"] === undefined ? "anyOf" : "oneOf";
      const members = list(schema[keyword]).flatMap((branch, index) =>
        isParticle(object(branch)) ? [this.#particle(object(branch), `${at}/${keyword}/${index}`)] : [],
      );
      return { kind: "choice", ...occurrence(schema), members };
    }
    const run = keys(schema).map((key) =>
      this.#property(key, object(object(schema["properties"])[key]), `${at}/properties/${key}`),
    );
    if (structure === "all") return { kind: "all", ...occurrence(schema), members: run };
    const parts = list(schema["allOf"]).map((part, index) => this.#particle(object(part), `${at}/allOf/${index}`));
    const members = [...run, ...parts.flatMap((part) => (isPlainSequence(part) ? part.members : [part]))];
    const [only] = members;
    return members.length === 1 && only ? only : { kind: "sequence", min: 1, max: 1, members };
  }

  #property(key: string, schema: JsonObject, at: string): XmlParticle {
    const namespaces = text(schema["@xsdAny"]);
    if (namespaces !== undefined) return { kind: "any", key, namespaces, ...occurrence(schema) };
    const structure = schema["@xsdStructure"];
    if (structure === "sequence" || structure === "choice") {
      const row = this.#particle(object(list(object(schema["items"])["allOf"])[0]), `${at}/items/allOf/0`);
      const members = "members" in row && row.key === undefined && row.kind === structure ? row.members : [row];
      return { kind: structure, key, ...occurrence(schema), members };
    }
    const many = schema["type"] === "array" && isObject(schema["items"]) && schema["@xsdType"] === undefined;
    const value = many ? object(schema["items"]) : schema;
    const substitutes = list(value["@xsdSubstitutes"]).map(object);
    const own = substitutes.length > 0 ? object(list(value["anyOf"])[0]) : value;
    return {
      kind: "element",
      key,
      name: text(schema["@xsdName"]) ?? key,
      namespace: text(schema["@xsdNamespace"]) ?? this.#namespace,
      many,
      ...this.#declaration(own, at),
      ...occurrence(schema),
      substitutes: substitutes.map((substitute, index) => ({
        name: text(substitute["@xsdName"]) ?? "",
        namespace: text(substitute["@xsdNamespace"]) ?? "",
        ...this.#declaration(substitute, `${at}/@xsdSubstitutes/${index}`),
      })),
      abstract: schema["@xsdAbstract"] === true,
      ...described(schema),
    };
  }

  /** What is said of the content of an element: its type, first of what it may be. */
  #declaration(schema: JsonObject, at: string): Pick<XmlRootElement, "type" | "nillable" | "fixed" | "default"> {
    const nillable = schema["@xsdNillable"] === true;
    const [value] = list(schema["anyOf"]);
    const plain = value === undefined ? schema : object(value);
    return { type: this.#reference(plain, at), nillable, ...constraints(plain) };
  }

  #reference(schema: JsonObject, at: string, otherwise: XmlTypeRef = "xs:anyType"): XmlTypeRef {
    const builtin = text(schema["@xsdType"]);
    if (builtin !== undefined) return `xs:${builtin}`;
    const ref = text(schema["$ref"]) ?? "";
    const [module = "", pointer = ""] = ref.split("#/$defs/");
    const name = decodeURIComponent(pointer).replaceAll("~1", "/").replaceAll("~0", "~");
    if (module !== "") return typeRef(module, name);
    if (this.#names.has(name)) return typeRef(this.#id, name);
    if (ref !== "") throw new InputError(`${this.#id}: ${at} refers to ${ref}, which is not there.`);
    this.#report.add("xsd-unsupported", this.#id, at, "neither $ref nor @xsdType");
    return otherwise;
  }
}

const simple = "xs:anySimpleType";

function isParticle(schema: JsonObject): boolean {
  return ["@xsdOrder", "@xsdStructure", "allOf"].some((keyword) => schema[keyword] !== undefined);
}

function isPlainSequence(particle: XmlParticle): particle is Extract<XmlParticle, { members: unknown }> {
  return particle.kind === "sequence" && particle.key === undefined;
}

function occurrence(schema: JsonObject): XmlOccurrence {
  const min = schema["@xsdMinOccurs"];
  const max = text(schema["@xsdMaxOccurs"]) ?? "1";
  return { min: typeof min === "number" ? min : 1, max: max === "unbounded" ? max : Number(max) };
}

function constraints(schema: JsonObject): { fixed?: string; default?: string } {
  const fixed = lexical(schema["const"] ?? schema["@xsdFixed"]);
  const standard = lexical(schema["default"]);
  return { ...(fixed !== undefined && { fixed }), ...(standard !== undefined && { default: standard }) };
}

function narrowing(schema: JsonObject): { facets: XmlFacets; values?: readonly string[] } {
  const values = list(schema["@xsdValues"]).filter((value) => typeof value === "string");
  return { facets: object(schema["@xsdFacets"]), ...(values.length > 0 && { values }) };
}

function described(schema: JsonObject): { doc?: string } {
  const doc = text(schema["description"]);
  return doc === undefined ? {} : { doc };
}

function keys(schema: JsonObject): readonly string[] {
  return list(schema["@xsdOrder"]).filter((key) => typeof key === "string");
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function object(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function lexical(value: Json | undefined): string | undefined {
  return typeof value === "number" || typeof value === "boolean" ? String(value) : text(value);
}

function text(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
