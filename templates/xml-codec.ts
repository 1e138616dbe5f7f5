import {
  isBuiltin,
  splitRef,
  type XmlAttribute,
  type XmlComplexType,
  type XmlElement,
  type XmlModule,
  type XmlNamedType,
  type XmlParticle,
  type XmlRootElement,
  type XmlSimpleType,
  type XmlSubstitute,
  type XmlTypeRef,
} from "../generator/model/xml.js";
import { literal } from "./doc.js";
import { block, importLine } from "./type-layout.js";
import { OtherModules } from "./xml-modules.js";

/** The table of a module as data, and the modules whose tables it refers to by alias. */
export interface TableData {
  readonly table: {
    readonly namespace: string;
    readonly types: Readonly<Record<string, object>>;
    readonly openEnumerations?: true;
  };
  readonly imports: OtherModules;
}

/** `codec.gen.ts` of an XML contract: one table that says how each type stands in a document, a type a line. */
export function xmlCodec(module: XmlModule): string {
  const { table, imports } = tableData(module);
  const modules = [...imports.aliases];
  const entries = Object.entries(table.types).map(([name, entry]) => `${literal(name)}: ${JSON.stringify(entry)},`);
  const members = [
    `namespace: ${literal(table.namespace)},`,
    ...(table.openEnumerations ? ["openEnumerations: true,"] : []),
    `types: ${entries.length === 0 ? "{}" : block(entries)},`,
    ...(modules.length > 0
      ? [`imports: { ${modules.map(([, alias]) => `${alias}: () => ${alias}`).join(", ")} },`]
      : []),
  ];
  return [
    importLine(["XmlTable"], "altinnkit/codegen", true),
    ...modules.map(([id, alias]) => importLine([`table as ${alias}`], imports.pathOf(id, "codec.gen.ts"), false)),
    `\nexport const table: XmlTable = ${block(members)};\n`,
  ].join("");
}

/** What the codec is told of a module. */
export function tableData(module: XmlModule): TableData {
  const imports = new OtherModules(module.id);
  return { table: new TableWriter(module, imports).table(), imports };
}

/** What a root element says beside its name and its table. */
export function rootData({ type, ...root }: XmlRootElement, imports: OtherModules): object {
  return { type: referenceTo(type, imports), ...contentOf(root) };
}

class TableWriter {
  readonly #module: XmlModule;
  readonly #imports: OtherModules;

  constructor(module: XmlModule, imports: OtherModules) {
    this.#module = module;
    this.#imports = imports;
  }

  table(): TableData["table"] {
    const { namespace, types, roots, openEnumerations } = this.#module;
    const entries = types.map((type) => [
      type.name,
      { ...this.#identity(type), ...(type.kind === "complex" ? this.#complex(type) : this.#simple(type)) },
    ]);
    for (const { type } of roots) this.#imports.aliasOf(type);
    return { namespace, types: Object.fromEntries(entries), ...(openEnumerations && { openEnumerations }) };
  }

  #identity({ name, xmlName, derived }: XmlNamedType): object {
    return {
      ...(xmlName !== name && { name: xmlName }),
      ...(derived.length > 0 && {
        derived: Object.fromEntries(derived.map(({ name, type }) => [name, this.#reference(type)])),
      }),
    };
  }

  #simple(type: XmlSimpleType): object {
    const narrowed = {
      ...(Object.keys(type.facets).length > 0 && { facets: type.facets }),
      ...(type.values && { values: type.values }),
    };
    const spelling = type.kind !== "union" && type.spelled ? { text: true } : {};
    if (type.kind === "list") return { list: this.#reference(type.item), ...spelling, ...narrowed };
    if (type.kind === "union") return { union: type.members.map((member) => this.#reference(member)), ...narrowed };
    return { base: type.base, ...(type.number && { number: true }), ...spelling, ...narrowed };
  }

  #complex(type: XmlComplexType): object {
    const { attributes, anyAttribute, content, text, mixed, abstract } = type;
    return {
      ...(attributes.length > 0 && { attributes: attributes.map((attribute) => this.#attribute(attribute)) }),
      ...(anyAttribute !== undefined && { anyAttribute }),
      ...(mixed && { mixed }),
      ...(abstract && { abstract }),
      ...(content && { content: this.#particle(content) }),
      ...(text && { text: this.#reference(text.type), ...(text.key !== "value" && { textKey: text.key }) }),
    };
  }

  #attribute({ key, name, namespace, type, required, fixed, default: standard }: XmlAttribute): object {
    return {
      attribute: name,
      ...(namespace !== "" && { namespace }),
      type: this.#reference(type),
      ...(key !== name && { key }),
      ...(required && { required }),
      ...(fixed !== undefined && { fixed }),
      ...(standard !== undefined && { default: standard }),
    };
  }

  #particle(particle: XmlParticle): object {
    const { min, max } = particle;
    const occurs = { ...(min !== 1 && { min }), ...(max !== 1 && { max }) };
    if (particle.kind === "any") return { any: particle.namespaces, key: particle.key, ...occurs };
    if (particle.kind !== "element") {
      const members = particle.members.map((member) => this.#particle(member));
      return { [particle.kind]: members, ...(particle.key !== undefined && { key: particle.key }), ...occurs };
    }
    const { key, many, substitutes, abstract } = particle;
    return {
      ...this.#element(particle),
      ...(key !== particle.name && { key }),
      ...occurs,
      ...(many && max === 1 && { many }),
      ...(substitutes.length > 0 && { substitutes: substitutes.map((substitute) => this.#element(substitute)) }),
      ...(abstract && { abstract }),
    };
  }

  #element({ name, namespace, type, ...content }: XmlElement | XmlSubstitute): object {
    return {
      element: name,
      ...(namespace !== this.#module.namespace && { namespace }),
      type: this.#reference(type),
      ...contentOf(content),
    };
  }

  #reference(type: XmlTypeRef): string {
    return referenceTo(type, this.#imports);
  }
}

function contentOf({ nillable, fixed, default: standard }: Omit<XmlSubstitute, "name" | "namespace" | "type">): object {
  return {
    ...(nillable && { nillable }),
    ...(fixed !== undefined && { fixed }),
    ...(standard !== undefined && { default: standard }),
  };
}

function referenceTo(type: XmlTypeRef, imports: OtherModules): string {
  if (isBuiltin(type)) return type;
  const alias = imports.aliasOf(type);
  const { name } = splitRef(type);
  return alias === undefined ? name : `${alias}#${name}`;
}
