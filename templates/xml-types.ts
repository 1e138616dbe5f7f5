import {
  isLiteral,
  isNullable,
  keysOf,
  typeRef,
  type XmlAtomicType,
  type XmlComplexType,
  type XmlGroup,
  type XmlLibrary,
  type XmlModule,
  type XmlParticle,
  type XmlType,
} from "../generator/model/xml.js";
import { literal } from "./doc.js";
import {
  arrayType,
  block,
  comment,
  groupedUnion,
  importLine,
  objectType,
  property,
  typeAlias,
  unionType,
  type Property,
} from "./type-layout.js";
import { facetText } from "./xml-docs.js";
import { OtherModules } from "./xml-modules.js";
import { anyName, isEmpty, TypeText } from "./xml-type-text.js";

/** Properties an object always has, and unions it is further made of. */
interface ObjectShape {
  readonly properties: readonly Property[];
  readonly unions: readonly string[];
}

/** `types.gen.ts` of an XML contract: one interface per complex type, one union per enumeration. */
export function xmlTypes(module: XmlModule, library: XmlLibrary, file: string): string {
  const others = new OtherModules(module.id);
  const printer = new TypePrinter(module, library, others);
  const declarations = module.types.flatMap((type) => printer.declarations(type));
  const used = [...printer.text.used].sort();
  const imports = [
    ...(used.length > 0 ? [importLine(used, "altinnkit/codegen", true)] : []),
    ...others.typeImports(file),
  ].join("");
  const parts = imports === "" ? declarations : [imports, ...declarations];
  return parts.length === 0 ? "export {};\n" : parts.join("\n");
}

class TypePrinter {
  readonly text: TypeText;
  readonly #id: string;
  readonly #namespace: string;
  readonly #isOpen: boolean;
  readonly #library: XmlLibrary;

  constructor({ id, namespace, openEnumerations }: XmlModule, library: XmlLibrary, others: OtherModules) {
    this.#id = id;
    this.#namespace = namespace;
    this.#isOpen = openEnumerations === true;
    this.#library = library;
    this.text = new TypeText(library, others);
  }

  /** Nothing for a built-in with facets: who uses it says `string`, and names the facets. */
  declarations(type: XmlType): readonly string[] {
    if (type.kind === "complex") return [this.#complex(type), ...this.#head(type)];
    if (type.kind !== "atomic" || !type.values || !isLiteral(type)) return [];
    return [typeAlias(type.name, unionType([...type.values.map(literal), ...this.#unlisted(type)]), type.doc)];
  }

  #unlisted({ values = [] }: XmlAtomicType): readonly string[] {
    if (!this.#isOpen) return [];
    const name = values.every((value) => typeof value === "number") ? "UnlistedNumber" : "Unlisted";
    this.text.used.add(name);
    return [name];
  }

  /** A type others are derived from, together with them: `$type` tells which of them an object is of. */
  #head({ name, xmlName, abstract, derived }: XmlComplexType): readonly string[] {
    if (derived.length === 0 && !abstract) return [];
    const type = typeRef(this.#id, name);
    const own = this.#namespace === "" ? xmlName : `{${this.#namespace}}${xmlName}`;
    const members = [
      ...(abstract ? [] : [this.text.with(type, `{ readonly $type?: ${literal(own)} }`)]),
      ...derived.map(({ name, type }) => this.text.with(type, `{ readonly $type: ${literal(name)} }`)),
    ];
    const doc = `{@link ${name}}, or a type derived from it.`;
    return [typeAlias(anyName(type, this.#library), unionType(members), doc)];
  }

  #complex(type: XmlComplexType): string {
    const { properties, unions } = this.#contentOf(type);
    const all = [...this.#attributes(type), ...this.#textOf(type), ...properties];
    const { name, doc } = type;
    if (unions.length > 0) return typeAlias(name, intersection(all, unions), doc);
    if (isEmpty(type)) return typeAlias(name, "Record<string, never>", doc);
    return `${comment(doc)}export interface ${name} ${block(all.map(property))}\n`;
  }

  #contentOf({ content, mixed }: XmlComplexType): ObjectShape {
    if (!mixed) return content ? this.#shape(content, new Set()) : { properties: [], unions: [] };
    const elements = new Map(content ? everyParticle(content).map((particle) => [particle.key, particle]) : []);
    const items = [...elements.values()].map((particle) => {
      const type = particle.kind === "element" ? this.text.element(particle) : this.text.of("xs:anyType");
      return objectType([{ name: particle.key, type, optional: false }]);
    });
    const type = arrayType(groupedUnion(["string", ...items]));
    return { properties: [{ name: "$mixed", type, optional: false }], unions: [] };
  }

  #attributes({ attributes, anyAttribute }: XmlComplexType): readonly Property[] {
    const declared = attributes.map(({ key, type, required, fixed, default: standard, doc }) => ({
      name: key,
      type: this.text.fixed(type, fixed),
      optional: !required || fixed !== undefined,
      doc: fixed === undefined ? this.#doc(type, doc, standard) : doc,
    }));
    const others = { name: "$anyAttributes", type: "Readonly<Record<string, string>>", optional: true };
    return anyAttribute === undefined ? declared : [...declared, others];
  }

  #textOf({ text }: XmlComplexType): readonly Property[] {
    if (!text) return [];
    return [{ name: text.key, type: this.text.of(text.type), optional: false, doc: this.#doc(text.type) }];
  }

  /** @param outer - Properties that stand further out, because more than one particle gives them. */
  #shape(particle: XmlParticle, outer: ReadonlySet<string>): ObjectShape {
    const parts = partsOf(particle);
    const shared = new Set([...outer, ...repeatedKeys(parts)]);
    const properties = new Map<string, Property>();
    for (const { particle: property, isBranch } of parts.flatMap(propertiesOf)) {
      if (outer.has(property.key) || (isBranch && !shared.has(property.key))) continue;
      const known = properties.get(property.key);
      const described = this.#property(property);
      properties.set(property.key, {
        ...described,
        optional: (described.optional || isBranch) && (known?.optional ?? true),
      });
    }
    const unions = parts.filter(isChoice).map((choice) => this.#union(choice, shared));
    return { properties: [...properties.values()], unions };
  }

  #union(choice: XmlGroup, outer: ReadonlySet<string>): string {
    const keys = [...keysOf(choice)].filter((key) => !outer.has(key));
    const branches = choice.members.map((member) => {
      const own = keysOf(member);
      const { properties, unions } = this.#shape(member, outer);
      return intersection([...properties, ...keys.filter((key) => !own.has(key)).map(absent)], unions);
    });
    const isOptional = choice.min === 0 && !choice.members.some(isNullable);
    return groupedUnion([...branches, ...(isOptional ? [intersection(keys.map(absent), [])] : [])]);
  }

  #property(particle: Keyed): Property {
    const { key: name } = particle;
    const optional = isNullable(particle);
    if (particle.kind === "any") return { name, type: arrayType(this.text.of("xs:anyType")), optional };
    if (particle.kind === "element") {
      const { type, many, fixed, doc, default: standard } = particle;
      const value = this.text.element(particle);
      return {
        name,
        type: many ? arrayType(value) : value,
        optional: optional || fixed !== undefined,
        doc: fixed === undefined ? this.#doc(type, doc, standard) : doc,
      };
    }
    const { key: _key, ...group } = particle;
    const { properties, unions } = this.#shape({ ...group, min: 1, max: 1 }, new Set());
    return { name, type: arrayType(intersection(properties, unions)), optional };
  }

  #doc(type: string, doc?: string, standard?: string): string | undefined {
    const atomic = this.text.atomic(type);
    return [doc, atomic && facetText(atomic, standard)].filter(Boolean).join("\n\n") || undefined;
  }
}

type Keyed = XmlParticle & { readonly key: string };
type Leaf = Exclude<XmlParticle, XmlGroup>;

/** The elements and wildcards of a particle, at any depth. */
function everyParticle(particle: XmlParticle): readonly Leaf[] {
  return "members" in particle ? particle.members.flatMap(everyParticle) : [particle];
}

/** The particles that are properties of one object, and whether only a branch of a choice gives them. */
function propertiesOf(part: XmlParticle): readonly { readonly particle: Keyed; readonly isBranch: boolean }[] {
  if (isKeyed(part)) return [{ particle: part, isBranch: false }];
  const members = "members" in part ? part.members.flatMap(propertiesOf) : [];
  return part.kind === "choice" ? members.map(({ particle }) => ({ particle, isBranch: true })) : members;
}

function repeatedKeys(parts: readonly XmlParticle[]): readonly string[] {
  const all = parts.flatMap((part) => [...keysOf(part)]);
  return all.filter((key, index) => all.indexOf(key) !== index);
}

function isKeyed(particle: XmlParticle): particle is Keyed {
  return particle.key !== undefined;
}

/** The members of a sequence or an `all`; those of an `all` that may be absent are all optional. */
function partsOf(particle: XmlParticle): readonly XmlParticle[] {
  if (particle.kind === "all")
    return particle.members.map((member) => ({ ...member, min: Math.min(member.min, particle.min) }));
  return particle.kind === "sequence" && particle.key === undefined ? particle.members.flatMap(partsOf) : [particle];
}

function isChoice(particle: XmlParticle): particle is XmlGroup {
  return particle.kind === "choice" && particle.key === undefined;
}

function absent(name: string): Property {
  return { name, type: "never", optional: true };
}

function intersection(properties: readonly Property[], unions: readonly string[]): string {
  const object = properties.length === 0 && unions.length > 0 ? [] : [objectType(properties)];
  return [...object, ...unions].join(" & ");
}
