import { StructureKind, VariableDeclarationKind, type SourceFileStructure } from "ts-morph";

import {
  isBuiltin,
  type XmlAttribute,
  type XmlComplexType,
  type XmlModule,
  type XmlParticle,
  type XmlSimpleType,
  type XmlType,
  type XmlTypeRef,
} from "../generator/model/xml.js";

/** `codec.gen.ts` of an XML contract: one table that says how each type stands in a document. */
export function xmlCodec(module: XmlModule): SourceFileStructure {
  const table = new TableWriter(module).table();
  return {
    kind: StructureKind.SourceFile,
    statements: [
      {
        kind: StructureKind.ImportDeclaration,
        isTypeOnly: true,
        moduleSpecifier: "altinnkit/codegen",
        namedImports: ["XmlTable"],
      },
      {
        kind: StructureKind.VariableStatement,
        isExported: true,
        declarationKind: VariableDeclarationKind.Const,
        declarations: [{ name: "table", type: "XmlTable", initializer: JSON.stringify(table) }],
      },
    ],
  };
}

class TableWriter {
  readonly #module: XmlModule;
  readonly #types: ReadonlyMap<string, XmlType>;

  constructor(module: XmlModule) {
    this.#module = module;
    this.#types = new Map(module.types.map((type) => [type.name, type]));
  }

  table(): object {
    const { namespace, types } = this.#module;
    const needed = types.filter((type) => type.kind !== "atomic" || !isPlain(type));
    return { namespace, types: Object.fromEntries(needed.map((type) => [type.name, this.#entry(type)])) };
  }

  #entry(type: XmlType): object {
    if (type.kind === "complex") return this.#complex(type);
    if (type.kind === "list") return { list: this.#reference(type.item) };
    if (type.kind === "union") return { union: type.members.map((member) => this.#reference(member)) };
    return { base: type.base, ...(type.number && { number: true }), ...(type.values && { values: type.values }) };
  }

  #complex({ attributes, anyAttribute, content, text }: XmlComplexType): object {
    return {
      ...(attributes.length > 0 && { attributes: attributes.map((attribute) => this.#attribute(attribute)) }),
      ...(anyAttribute && { anyAttribute: "##any" }),
      ...(content && { content: this.#particle(content) }),
      ...(text && { text: this.#reference(text.type), ...(text.key !== "value" && { textKey: text.key }) }),
    };
  }

  #attribute({ key, name, namespace, type, required, fixed }: XmlAttribute): object {
    return {
      attribute: name,
      ...(namespace !== "" && { namespace }),
      type: this.#reference(type),
      ...(key !== name && { key }),
      ...(required && { required }),
      ...(fixed !== undefined && { fixed }),
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
    const { key, name, namespace, type, many, nillable, fixed } = particle;
    return {
      element: name,
      ...(namespace !== this.#module.namespace && { namespace }),
      type: this.#reference(type),
      ...(key !== name && { key }),
      ...occurs,
      ...(many && max === 1 && { many }),
      ...(nillable && { nillable }),
      ...(fixed !== undefined && { fixed }),
    };
  }

  /** A type that is a built-in but for its facets is that built-in; the codec does not check facets. */
  #reference(type: XmlTypeRef): XmlTypeRef {
    const found = isBuiltin(type) ? undefined : this.#types.get(type);
    return found?.kind === "atomic" && isPlain(found) ? found.base : type;
  }
}

function isPlain(type: XmlSimpleType): boolean {
  return type.kind === "atomic" && !type.number && !type.values;
}
