import {
  builtinKind,
  isBuiltin,
  type XmlComplexType,
  type XmlElement,
  type XmlLibrary,
  type XmlParticle,
  type XmlRootElement,
  type XmlTypeRef,
} from "../../generator/model/xml.js";

/** How much a value holds: all that may stand in it, or only what must. */
export type Fullness = "full" | "minimal";

const texts: Readonly<Record<string, string>> = {
  "xs:dateTime": "2024-05-01T10:00:00",
  "xs:date": "2024-05-01",
  "xs:time": "10:00:00",
  "xs:duration": "P1D",
  "xs:anyURI": "http://example.test/",
};

/** Texts that match the patterns of WCF's own types. */
const matching = ["7f3c1c9e-0d3e-4b60-9b39-2f5f0a9f7c11", "P1D"];

/** Of a type that stands inside itself, so much; the innermost have what must be there. */
const deepest = 8;

/** A value of a root element, made up from its schema. Of a type that another may stand for, it is one of the type itself. */
export function sampleOf({ type }: XmlRootElement, library: XmlLibrary, fullness: Fullness): unknown {
  return new Sampler(library, fullness).value(type, 0);
}

class Sampler {
  readonly #library: XmlLibrary;
  readonly #fullness: Fullness;

  constructor(library: XmlLibrary, fullness: Fullness) {
    this.#library = library;
    this.#fullness = fullness;
  }

  value(ref: XmlTypeRef, depth: number): unknown {
    if (isBuiltin(ref)) return builtin(ref);
    const type = this.#library.get(ref);
    if (!type) throw new Error(`There is no type ${ref}.`);
    switch (type.kind) {
      case "atomic": {
        const { values, facets, base } = type;
        if (values) return values.at(this.#fullness === "full" ? -1 : 0);
        if (!facets.patterns) return builtin(base);
        return matching.find((text) => facets.patterns!.every((pattern) => new RegExp(`^(?:${pattern})$`).test(text)));
      }
      case "list":
        return this.#fullness === "full" ? [this.value(type.item, depth)] : [];
      case "union":
        return this.value(type.members[0]!, depth);
      case "complex":
        return this.#object(type, depth);
    }
  }

  #object({ attributes, content, text }: XmlComplexType, depth: number): object {
    const isWanted = this.#wants(depth);
    const own = attributes.filter(({ required, fixed }) => required || (isWanted && fixed === undefined));
    return {
      ...Object.fromEntries(own.map(({ key, type }) => [key, this.value(type, depth + 1)])),
      ...(text && { [text.key]: this.value(text.type, depth + 1) }),
      ...Object.fromEntries(content ? this.#properties(content, depth) : []),
    };
  }

  #properties(particle: XmlParticle, depth: number): readonly (readonly [string, unknown])[] {
    if (particle.min === 0 && !this.#wants(depth)) return [];
    if (particle.kind === "element") return [[particle.key, this.#element(particle, depth)]];
    if (particle.kind === "any" || particle.key !== undefined)
      throw new Error("Wildcards and repeated groups are not made up.");
    const members = particle.kind === "choice" ? particle.members.slice(0, 1) : particle.members;
    return members.flatMap((member) => this.#properties(member, depth));
  }

  #element({ type, many, min, max }: XmlElement, depth: number): unknown {
    if (!many) return this.value(type, depth + 1);
    const most = max === "unbounded" ? 2 : max;
    const count = this.#wants(depth) ? Math.min(2, most) : min;
    return Array.from({ length: count }, () => this.value(type, depth + 1));
  }

  #wants(depth: number): boolean {
    return this.#fullness === "full" && depth < deepest;
  }
}

function builtin(ref: XmlTypeRef): unknown {
  switch (builtinKind(ref)) {
    case "number":
      return ref === "xs:double" ? 1.5 : 7;
    case "boolean":
      return true;
    case "bytes":
      return Uint8Array.of(1, 2, 3);
    case "qname":
      return { ns: "http://example.test/", local: "name" };
    case "string":
      return texts[ref] ?? (/[iI]nteger$|[lL]ong$/.test(ref) ? "7" : "æ & <");
    case "list":
    case "node":
      throw new Error(`${ref} is not made up.`);
  }
}
