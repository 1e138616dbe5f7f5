import { builtinTypes } from "../../../runtime/xml/simple-types.js";
import type { Json, JsonObject } from "../../model/json.js";
import {
  holdsNames,
  isBuiltin,
  isNullable,
  keysOf,
  nilIsObject,
  splitRef,
  valueKind,
  type XmlAttribute,
  type XmlComplexType,
  type XmlElement,
  type XmlLibrary,
  type XmlModule,
  type XmlOccurrence,
  type XmlParticle,
  type XmlSimpleType,
  type XmlSubstitute,
  type XmlType,
  type XmlTypeRef,
  type XmlUnionType,
  type XmlValueKind,
} from "../../model/xml.js";
import { builtinSchema, facetSchema, nameSchema, nodeSchema } from "./value-schema.js";

/**
 * A module as an XSD-derived schema: JSON Schema 2020-12 of the values our codec gives, and `@xsd…` for the rest.
 *
 * @param library - The types of this module and of those it refers to.
 */
export function writeSchema(module: XmlModule, library: XmlLibrary): JsonObject {
  return new SchemaWriter(module, library).write();
}

type Declaration = Pick<XmlElement, "type" | "nillable" | "fixed" | "default">;

class SchemaWriter {
  readonly #module: XmlModule;
  readonly #types: XmlLibrary;

  constructor(module: XmlModule, library: XmlLibrary) {
    this.#module = module;
    this.#types = library;
  }

  write(): JsonObject {
    const { id, namespace, roots, types, openEnumerations } = this.#module;
    const [first] = roots;
    return {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: id,
      ...(openEnumerations && { "@xsdOpenEnumerations": openEnumerations }),
      "@xsdSchemaAttributes": namespace === "" ? {} : { TargetNamespace: namespace },
      ...(first && { "@xsdRootElement": first.name, ...this.#declaration(first) }),
      "@xsdElements": roots.map((root) => ({
        "@xsdName": root.name,
        ...this.#declaration(root),
        ...described(root.doc),
      })),
      $defs: Object.fromEntries(types.map((type) => [type.name, this.#definition(type)])),
    };
  }

  #definition(type: XmlType): JsonObject {
    const { name, xmlName, derived, doc } = type;
    return {
      ...described(doc),
      ...(type.kind === "complex" ? this.#complex(type) : this.#simple(type)),
      ...(xmlName !== name && { "@xsdTypeName": xmlName }),
      ...(derived.length > 0 && {
        "@xsdDerived": Object.fromEntries(derived.map(({ name, type }) => [name, this.#reference(type)])),
      }),
    };
  }

  #simple(type: XmlSimpleType): JsonObject {
    if (type.kind === "atomic") {
      const { base, number, spelled } = type;
      const spelling = spelled ? { type: "string", "@xsdSpelled": true } : {};
      return {
        ...builtinSchema(base),
        ...(number && { type: "integer" }),
        ...spelling,
        ...facetSchema(type, this.#module.openEnumerations),
      };
    }
    const narrowed = {
      ...(Object.keys(type.facets).length > 0 && { "@xsdFacets": type.facets }),
      ...(type.values && { "@xsdValues": type.values }),
    };
    if (type.kind === "list")
      return {
        type: "array",
        items: this.#reference(type.item),
        "@xsdStructure": "list",
        ...(type.spelled && { "@xsdSpelled": true }),
        ...narrowed,
      };
    const members = type.members.map((member) => this.#reference(member));
    const value = this.#holdsNames(type) ? { anyOf: [{ type: "string" }, nameSchema] } : { type: "string" };
    return { ...value, "@xsdStructure": "union", "@xsdMembers": members, ...narrowed };
  }

  #holdsNames({ members }: XmlUnionType): boolean {
    return members.some((member) => {
      const found = this.#types.get(member);
      return found?.kind === "union" ? this.#holdsNames(found) : valueKind(this.#types, member) === "qname";
    });
  }

  #complex(type: XmlComplexType): JsonObject {
    const { attributes, anyAttribute, content, text, mixed, abstract } = type;
    const own = {
      properties: Object.fromEntries([
        ...attributes.map((attribute) => [attribute.key, this.#attribute(attribute)] as const),
        ...(anyAttribute !== undefined
          ? [["$anyAttributes", { type: "object", additionalProperties: { type: "string" } }] as const]
          : []),
        ...(text ? [[text.key, { ...this.#reference(text.type), "@xsdText": true }] as const] : []),
        ...(mixed ? [["$mixed", { type: "array" }] as const] : []),
      ]),
      required: [
        ...attributes.filter(({ required, fixed }) => required && fixed === undefined).map(({ key }) => key),
        ...(text ? [text.key] : []),
        ...(mixed ? ["$mixed"] : []),
      ],
      "@xsdOrder": attributes.map(({ key }) => key),
      ...(anyAttribute !== undefined && { "@xsdAnyAttribute": { Namespace: anyAttribute } }),
      ...(abstract && { "@xsdAbstract": true }),
    };
    if (mixed) return { type: "object", ...own, "@xsdMixed": content ? this.#particle(content) : {} };
    return { type: "object", ...own, ...(content && { allOf: [this.#particle(content)] }) };
  }

  #attribute({ key, name, namespace, type, required, fixed, default: standard, doc }: XmlAttribute): JsonObject {
    return {
      ...described(doc),
      ...this.#reference(type),
      ...this.#constraints(type, fixed, standard),
      "@xsdAttribute": true,
      ...(required && { "@xsdRequired": true }),
      ...(key !== name && { "@xsdName": name }),
      ...(namespace !== "" && { "@xsdNamespace": namespace }),
    };
  }

  /** A particle as a schema of the object it stands in. */
  #particle(particle: XmlParticle): JsonObject {
    if (!("members" in particle)) return this.#run([particle]);
    if (particle.key !== undefined) return this.#run([particle]);
    if (particle.kind === "all") {
      const optional = particle.min === 0 && { required: [] };
      return { ...this.#run(particle.members), ...optional, "@xsdStructure": "all", ...occurrence(particle) };
    }
    if (particle.kind === "choice") return this.#choice(particle, [...keysOf(particle)]);
    const parts: JsonObject[] = [];
    let run: XmlParticle[] = [];
    const close = (): void => {
      if (run.length > 0) parts.push(this.#run(run));
      run = [];
    };
    const seen = new Set<string>();
    for (const member of particle.members) {
      const isProperty = "key" in member && member.key !== undefined;
      if (!isProperty || seen.has(member.key)) close();
      if (isProperty) {
        seen.add(member.key);
        run.push(member);
      } else parts.push(this.#particle(member));
    }
    close();
    const [only] = parts;
    return parts.length === 1 && only ? only : { allOf: parts };
  }

  #choice(choice: Extract<XmlParticle, { members: unknown }>, keys: readonly string[]): JsonObject {
    const branches: JsonObject[] = choice.members.map((member) => {
      const own = keysOf(member);
      const others = keys.filter((key) => !own.has(key)).map((key) => [key, false] as const);
      const schema = this.#particle(member);
      return others.length === 0 ? schema : { ...schema, not: { anyOf: others.map(([key]) => ({ required: [key] })) } };
    });
    const emptiable = choice.members.filter(isNullable).length;
    const absent =
      choice.min === 0 && emptiable === 0 ? [{ not: { anyOf: keys.map((key) => ({ required: [key] })) } }] : [];
    const all = [...branches, ...absent];
    return { "@xsdStructure": "choice", ...occurrence(choice), [emptiable > 1 ? "anyOf" : "oneOf"]: all };
  }

  /** Particles that are one property each. */
  #run(particles: readonly XmlParticle[]): JsonObject {
    const keyed = particles.flatMap((particle) =>
      particle.key === undefined ? [] : [{ ...particle, key: particle.key }],
    );
    return {
      properties: Object.fromEntries(keyed.map((particle) => [particle.key, this.#property(particle)])),
      required: keyed.filter((particle) => !isNullable(particle) && !isFixed(particle)).map(({ key }) => key),
      "@xsdOrder": keyed.map(({ key }) => key),
    };
  }

  #property(particle: XmlParticle): JsonObject {
    if (particle.kind === "element") return this.#element(particle);
    if (particle.kind === "any") {
      return { type: "array", items: nodeSchema, "@xsdAny": particle.namespaces, ...occurrence(particle) };
    }
    const { key: _key, ...group } = particle;
    return { ...rows(particle), items: { type: "object", allOf: [this.#particle({ ...group, min: 1, max: 1 })] } };
  }

  #element(element: XmlElement): JsonObject {
    const { key, name, namespace, many, abstract, substitutes, doc } = element;
    const own = this.#declaration(element);
    const value = substitutes.length === 0 ? own : this.#substituted(own, substitutes);
    return {
      ...described(doc),
      ...(many ? { type: "array", items: value } : value),
      ...occurrence(element),
      ...(abstract && { "@xsdAbstract": true }),
      ...(key !== name && { "@xsdName": name }),
      ...(namespace !== this.#module.namespace && { "@xsdNamespace": namespace }),
    };
  }

  /** The element itself, or one of those that stand in for it. */
  #substituted(own: JsonObject, substitutes: readonly XmlSubstitute[]): JsonObject {
    const members = substitutes.map((substitute) => ({
      "@xsdName": substitute.name,
      "@xsdNamespace": substitute.namespace,
      ...this.#declaration(substitute),
    }));
    return { anyOf: [own, { type: "object", required: ["$el"] }], "@xsdSubstitutes": members };
  }

  /** The value of an element first, then what else it may be. */
  #declaration(declaration: Declaration): JsonObject {
    const { type, nillable, fixed, default: standard } = declaration;
    const value = { ...this.#reference(type), ...this.#constraints(type, fixed, standard) };
    const others = [...this.#besideValue(declaration)];
    return {
      ...(others.length > 0 ? { anyOf: [value, ...others] } : value),
      ...(nillable && { "@xsdNillable": true }),
    };
  }

  /** The empty text that stands for a fixed or default value, a value of a derived type, nil. */
  *#besideValue({ type, nillable, fixed, default: standard }: Declaration): Generator<JsonObject> {
    const found = this.#types.get(type);
    const isObject = found?.kind === "complex";
    const mayBeEmpty = fixed === undefined && valueKind(this.#types, type) === "string" && !values(found);
    if (!isObject && (fixed ?? standard ?? "") !== "" && !mayBeEmpty) yield { const: "" };
    if (!isObject && found && found.derived.length > 0) yield { type: "object", required: ["$type", "value"] };
    if (nillable) yield isObject && nilIsObject(found) ? { type: "object", required: ["$nil"] } : { type: "null" };
  }

  #constraints(type: XmlTypeRef, fixed: string | undefined, standard: string | undefined): JsonObject {
    const kind = valueKind(this.#types, type);
    const typed = (text: string): Json =>
      kind === "number" && Number.isFinite(Number(text))
        ? Number(text)
        : kind === "boolean"
          ? /^(?:true|1)$/.test(text)
          : this.#spaced(type, text);
    return {
      ...(fixed !== undefined &&
        (isScalar(kind) && !holdsNames(this.#types, type) ? { const: typed(fixed) } : { "@xsdFixed": fixed })),
      ...(standard !== undefined && { default: typed(standard) }),
    };
  }

  /** A text as a value of a type has it. */
  #spaced(type: XmlTypeRef, text: string): string {
    const found = this.#types.get(type);
    return builtinTypes.get(found?.kind === "atomic" ? found.base : type)?.whiteSpace(text) ?? text;
  }

  #reference(type: XmlTypeRef): JsonObject {
    if (isBuiltin(type)) return builtinSchema(type);
    const { module, name } = splitRef(type);
    return { $ref: `${module === this.#module.id ? "" : module}#/$defs/${pointer(name)}` };
  }
}

function rows(group: Extract<XmlParticle, { members: unknown }>): JsonObject {
  return { type: "array", "@xsdStructure": group.kind, ...occurrence(group) };
}

function occurrence({ min, max }: XmlOccurrence): JsonObject {
  return { ...(min !== 1 && { "@xsdMinOccurs": min }), ...(max !== 1 && { "@xsdMaxOccurs": String(max) }) };
}

/** True for values that JSON holds as they are. */
function isScalar(kind: XmlValueKind | undefined): boolean {
  return kind === "string" || kind === "number" || kind === "boolean";
}

function values(type: XmlType | undefined): readonly unknown[] | undefined {
  return type?.kind === "complex" ? undefined : type?.values;
}

function isFixed(particle: XmlParticle): boolean {
  return particle.kind === "element" && particle.fixed !== undefined;
}

function described(doc: string | undefined): JsonObject {
  return doc === undefined ? {} : { description: doc };
}

function pointer(name: string): string {
  return encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"));
}
