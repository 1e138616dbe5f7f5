import type { Json, JsonObject } from "../../model/json.js";
import {
  builtinKind,
  isBuiltin,
  isNullable,
  keysOf,
  nilIsObject,
  splitRef,
  valueKind,
  type XmlAtomicType,
  type XmlAttribute,
  type XmlComplexType,
  type XmlElement,
  type XmlFacets,
  type XmlLibrary,
  type XmlModule,
  type XmlOccurrence,
  type XmlParticle,
  type XmlSimpleType,
  type XmlSubstitute,
  type XmlType,
  type XmlTypeRef,
} from "../../model/xml.js";

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
    const { id, namespace, roots, types } = this.#module;
    const [first] = roots;
    return {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: id,
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
      return { ...builtinSchema(type.base), ...(type.number && { type: "integer" }), ...facetSchema(type) };
    }
    const narrowed = {
      ...(Object.keys(type.facets).length > 0 && { "@xsdFacets": type.facets }),
      ...(type.values && { "@xsdValues": type.values }),
    };
    if (type.kind === "list")
      return { type: "array", items: this.#reference(type.item), "@xsdStructure": "list", ...narrowed };
    const members = type.members.map((member) => this.#reference(member));
    return { type: "string", "@xsdStructure": "union", "@xsdMembers": members, ...narrowed };
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
    if (particle.kind === "all")
      return { ...this.#run(particle.members), "@xsdStructure": "all", ...occurrence(particle) };
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

  #declaration({ type, nillable, fixed, default: standard }: Declaration): JsonObject {
    const value = { ...this.#reference(type), ...this.#constraints(type, fixed, standard) };
    return this.#nillable(value, { type, nillable });
  }

  #nillable(value: JsonObject, { type, nillable }: Pick<Declaration, "type" | "nillable">): JsonObject {
    if (!nillable) return value;
    const found = this.#types.get(type);
    const nil =
      found?.kind === "complex" && nilIsObject(found) ? { type: "object", required: ["$nil"] } : { type: "null" };
    return { anyOf: [value, nil], "@xsdNillable": true };
  }

  #constraints(type: XmlTypeRef, fixed: string | undefined, standard: string | undefined): JsonObject {
    const kind = valueKind(this.#types, type);
    const typed = (text: string): Json =>
      kind === "number" && Number.isFinite(Number(text))
        ? Number(text)
        : kind === "boolean"
          ? /^(?:true|1)$/.test(text)
          : text;
    return {
      ...(fixed !== undefined &&
        (kind === undefined || kind === "list" || kind === "qname" ? { "@xsdFixed": fixed } : { const: typed(fixed) })),
      ...(standard !== undefined && { default: typed(standard) }),
    };
  }

  #reference(type: XmlTypeRef): JsonObject {
    if (isBuiltin(type)) return builtinSchema(type);
    const { module, name } = splitRef(type);
    return { $ref: `${module === this.#module.id ? "" : module}#/$defs/${pointer(name)}` };
  }
}

const nameSchema: JsonObject = {
  type: "object",
  properties: { ns: { type: "string" }, local: { type: "string" } },
  required: ["ns", "local"],
};

const nodeSchema: JsonObject = {
  type: "object",
  properties: { name: { type: "string" }, attributes: { type: "object" }, children: { type: "array" } },
  required: ["name", "attributes", "children"],
};

function builtinSchema(type: XmlTypeRef): JsonObject {
  return { ...valueSchema(type), "@xsdType": type.slice("xs:".length) };
}

function valueSchema(type: XmlTypeRef): JsonObject {
  const kind = builtinKind(type);
  if (kind === "number") return { type: type === "xs:float" || type === "xs:double" ? "number" : "integer" };
  if (kind === "bytes") return { type: "string", contentEncoding: type === "xs:hexBinary" ? "base16" : "base64" };
  if (kind === "list") return { type: "array", items: { type: "string" } };
  if (kind === "qname") return nameSchema;
  return kind === "node" ? nodeSchema : { type: kind };
}

/** Facets as written, for the generator, and again as far as JSON Schema has them, for validators. */
function facetSchema({ facets, values, number, base }: XmlAtomicType): JsonObject {
  const kind = number ? "number" : builtinKind(base);
  const standard = kind === "string" ? stringFacets(facets) : kind === "number" ? numberFacets(facets) : {};
  const { patterns, ...single } = facets;
  const all = { ...single, ...(patterns && { patterns }) };
  return {
    ...standard,
    ...(Object.keys(all).length > 0 && { "@xsdFacets": all }),
    ...(values && (kind === "qname" ? { "@xsdValues": values } : { enum: values })),
  };
}

function stringFacets({ length, minLength = length, maxLength = length, patterns = [] }: XmlFacets): JsonObject {
  const expressible = patterns.map((pattern) => `^(?:${pattern})$`).filter(isExpressible);
  const [only] = expressible;
  return {
    ...(minLength !== undefined && { minLength: Number(minLength) }),
    ...(maxLength !== undefined && { maxLength: Number(maxLength) }),
    ...(expressible.length === 1 && only !== undefined && { pattern: only }),
    ...(expressible.length > 1 && { allOf: expressible.map((pattern) => ({ pattern })) }),
  };
}

function numberFacets({ minInclusive, maxInclusive, minExclusive, maxExclusive }: XmlFacets): JsonObject {
  return {
    ...(minInclusive !== undefined && { minimum: Number(minInclusive) }),
    ...(maxInclusive !== undefined && { maximum: Number(maxInclusive) }),
    ...(minExclusive !== undefined && { exclusiveMinimum: Number(minExclusive) }),
    ...(maxExclusive !== undefined && { exclusiveMaximum: Number(maxExclusive) }),
  };
}

/** XSD's own escapes, such as `\i`, are not JavaScript's. */
function isExpressible(pattern: string): boolean {
  try {
    return new RegExp(pattern, "u") instanceof RegExp;
  } catch {
    return false;
  }
}

function rows(group: Extract<XmlParticle, { members: unknown }>): JsonObject {
  return { type: "array", "@xsdStructure": group.kind, ...occurrence(group) };
}

function occurrence({ min, max }: XmlOccurrence): JsonObject {
  return { ...(min !== 1 && { "@xsdMinOccurs": min }), ...(max !== 1 && { "@xsdMaxOccurs": String(max) }) };
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
