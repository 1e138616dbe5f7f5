import { defaultNamespace, typeOf, type CompiledAttribute, type CompiledType, type ComplexType } from "./compile.js";
import type { Content, ElementState, Group, Particle } from "./content.js";
import { XmlError, type XmlErrorCode } from "./error.js";
import { fixedValue } from "./fixed.js";
import { instanceNamespace, splitName } from "./namespaces.js";
import { writeNode, type XmlNode } from "./node.js";
import { getOwn, isRecord } from "./objects.js";
import type { SimpleType } from "./simple-types.js";
import type { XmlRoot } from "./table.js";
import { XmlWriter } from "./writer.js";

/** How {@link toXml} writes. */
export interface ToXmlOptions {
  /** Starts with `<?xml version="1.0" encoding="UTF-8"?>`; true unless said otherwise. */
  readonly declaration?: boolean;
  /** Steps over properties the schema does not know, instead of refusing them. */
  readonly lenient?: boolean;
  /** Elements inside one another; 256 unless said otherwise. */
  readonly maxDepth?: number;
}

/**
 * Writes an object as the document its schema describes: elements in schema order whatever the order of properties,
 * required fixed values added, namespaces declared at the root.
 *
 * @throws {@link XmlError} with the path of what is missing, unknown or of the wrong type. Facets other than enumerations
 * are not checked.
 */
export function toXml<T>(root: XmlRoot<T>, value: T, options: ToXmlOptions = {}): string {
  const { declaration = true, lenient = false, maxDepth = 256 } = options;
  const { element, type, nillable = false, table } = root;
  const compiled = typeOf(table, type);
  const writer = new XmlWriter(defaultNamespace(table), maxDepth);
  new Encoder(writer, lenient).element(table.namespace, element, { type: compiled, nillable, fixed: undefined }, value);
  return (declaration ? '<?xml version="1.0" encoding="UTF-8"?>\n' : "") + writer.finish();
}

interface Declaration {
  readonly type: CompiledType;
  readonly nillable: boolean;
  readonly fixed: string | undefined;
}

/** The values of one object, taken in the order its particles are written. */
class Values {
  readonly #source: Readonly<Record<string, unknown>>;
  readonly #taken = new Map<string, number>();

  constructor(source: Readonly<Record<string, unknown>>) {
    this.#source = source;
  }

  /** True when there is a value that was not taken yet. */
  has(key: string): boolean {
    const value = getOwn(this.#source, key);
    if (value === undefined) return false;
    return (this.#taken.get(key) ?? 0) < (Array.isArray(value) ? value.length : 1);
  }

  /** Up to `max` further values of an array, or the one value. */
  take(key: string, max: number, many: boolean): readonly unknown[] {
    const value = getOwn(this.#source, key);
    if (value === undefined) return [];
    if (!many || !Array.isArray(value)) {
      this.#taken.set(key, Infinity);
      return [value];
    }
    const from = this.#taken.get(key) ?? 0;
    const taken = value.slice(from, from + max);
    this.#taken.set(key, from + taken.length);
    return taken;
  }
}

class Encoder {
  readonly #writer: XmlWriter;
  readonly #lenient: boolean;

  constructor(writer: XmlWriter, lenient: boolean) {
    this.#writer = writer;
    this.#lenient = lenient;
  }

  element(namespace: string, local: string, declaration: Declaration, value: unknown): void {
    const { type, nillable, fixed } = declaration;
    if (type.kind === "raw") return this.#raw(namespace, local, value);
    this.#writer.start(namespace, local);
    if (value === null || (isRecord(value) && getOwn(value, "$nil") === true)) this.#nil(type, nillable, value ?? {});
    else if (type.kind === "simple") this.#text(type.simple, fixed, value);
    else if (isRecord(value)) this.#complex(type, fixed, value);
    else this.#fail("bad-value", "The value must be an object.");
    this.#writer.end();
  }

  #raw(namespace: string, local: string, value: unknown): void {
    if (!isRecord(value)) this.#fail("bad-value", "The value must be an XmlNode.", `/${local}`);
    const { name } = value as unknown as XmlNode;
    const actual = splitName(name);
    if (actual.namespace !== namespace || actual.local !== local)
      this.#fail("bad-value", `The node must be named ${local}.`, `/${local}`);
    writeNode(this.#writer, value as unknown as XmlNode);
  }

  #nil(type: CompiledType, nillable: boolean, value: unknown): void {
    if (!nillable) this.#fail("not-nillable", "The element is not nillable.");
    this.#writer.attribute(instanceNamespace, "nil", "true");
    if (type.kind === "complex" && isRecord(value)) this.#attributes(type, value);
  }

  #complex(type: ComplexType, fixed: string | undefined, value: Readonly<Record<string, unknown>>): void {
    this.#checkKeys(type.keys, value);
    this.#attributes(type, value);
    if (type.text) this.#text(type.text.simple, fixed, getOwn(value, type.text.key));
    else this.#content(type.content, value);
  }

  #checkKeys(known: ReadonlySet<string>, value: Readonly<Record<string, unknown>>): void {
    if (this.#lenient) return;
    for (const key of Object.keys(value)) {
      if (!known.has(key) && value[key] !== undefined)
        this.#fail("unknown-property", `The schema has no property ${key} here.`);
    }
  }

  #attributes({ attributes, anyAttribute }: ComplexType, value: Readonly<Record<string, unknown>>): void {
    for (const attribute of attributes) this.#attribute(attribute, getOwn(value, attribute.key));
    const others = anyAttribute ? getOwn(value, "$anyAttributes") : undefined;
    if (others === undefined) return;
    if (!isRecord(others)) this.#fail("bad-value", "The value must be an object.", "/@*");
    for (const [name, other] of Object.entries(others)) {
      const { namespace, local } = splitName(name);
      if (typeof other !== "string") this.#fail("bad-value", "The value must be a string.", `/@${local}`);
      this.#writer.attribute(namespace, local, other);
    }
  }

  #attribute({ namespace, local, simple, required, fixed }: CompiledAttribute, given: unknown): void {
    const value = given ?? (required ? fixed?.value : undefined);
    if (value === undefined) {
      if (required) this.#fail("missing-attribute", `The attribute ${local} is required.`);
      return;
    }
    if (fixed && !fixed.accepts(value)) this.#fail("fixed-value", "The value is not the fixed one.", `/@${local}`);
    this.#writer.attribute(namespace, local, this.#lexical(simple, value, `/@${local}`));
  }

  #text(simple: SimpleType, fixed: string | undefined, value: unknown): void {
    const known = fixed === undefined ? undefined : fixedValue(simple, fixed);
    if (known && value !== undefined && !known.accepts(value))
      this.#fail("fixed-value", "The value is not the fixed one.");
    this.#writer.text(this.#lexical(simple, value ?? known?.value, ""));
  }

  #lexical(simple: SimpleType, value: unknown, below: string): string {
    const text = simple.write(value);
    if (text === undefined) this.#fail("bad-value", "The value is not one its type allows.", below);
    return text;
  }

  #content({ root, keys }: Content, source: Readonly<Record<string, unknown>>): void {
    if (!root) return;
    const values = new Values(source);
    this.#particle(root, values, Object.keys(source));
    for (const key of keys)
      if (values.has(key)) this.#fail("unexpected-element", `${key} holds more than the schema allows.`);
  }

  #particle(particle: Particle, values: Values, order: readonly string[]): void {
    switch (particle.kind) {
      case "element":
        return this.#elements(particle, values);
      case "any": {
        for (const node of this.#counted(particle, values.take(particle.key, particle.max, true))) {
          writeNode(this.#writer, node as XmlNode);
        }
        return;
      }
      case "rows": {
        for (const row of this.#counted(particle, values.take(particle.key, particle.max, true))) {
          if (!isRecord(row)) this.#fail("bad-value", "Each row must be an object.");
          this.#checkKeys(particle.content.keys, row);
          this.#content(particle.content, row);
        }
        return;
      }
      case "choice":
        return this.#choice(particle, values, order);
      case "all": {
        if (particle.min === 0 && ![...particle.keys].some((key) => values.has(key))) return;
        for (const member of inOrder(particle, order)) this.#particle(member, values, order);
        return;
      }
      case "sequence":
        for (const member of particle.members) this.#particle(member, values, order);
    }
  }

  #elements(element: ElementState, values: Values): void {
    const { namespace, local, fixed, min } = element;
    const type = element.type();
    const found = values.take(element.key, element.max, element.many);
    const all = found.length === 0 && fixed !== undefined && min > 0 && type.kind === "simple" ? [undefined] : found;
    for (const value of this.#counted(element, all)) {
      this.element(namespace, local, { type, nillable: element.nillable, fixed }, value);
    }
  }

  #choice(choice: Group, values: Values, order: readonly string[]): void {
    const present = [...choice.keys].filter((key) => values.has(key));
    if (present.length === 0 && choice.nullable) return;
    const fitting = choice.members.find(
      (member) => satisfied(member, values) && present.every((key) => holds(member, key)),
    );
    if (!fitting) {
      const keys = [...choice.keys].join(", ");
      this.#fail(
        present.length === 0 ? "missing-element" : "unexpected-element",
        `One choice among ${keys} must be complete, and no other.`,
      );
    }
    this.#particle(fitting, values, order);
  }

  #counted(particle: Particle & { readonly key: string }, values: readonly unknown[]): readonly unknown[] {
    const least = particle.kind === "rows" && particle.nullable ? 0 : particle.min;
    if (values.length < least) this.#fail("missing-element", `${particle.key} is missing.`);
    return values;
  }

  #fail(code: XmlErrorCode, message: string, below = ""): never {
    throw new XmlError(code, message, { path: this.#writer.path + below });
  }
}

/** The members of an `all`: those that are present in the order of the object's properties, then the others. */
function inOrder({ members }: Group, order: readonly string[]): readonly Particle[] {
  const place = new Map(order.map((key, index) => [key, index]));
  const rank = (member: Particle): number =>
    ("key" in member ? place.get(member.key) : undefined) ?? members.length + order.length;
  return members.toSorted((one, other) => rank(one) - rank(other));
}

function holds(member: Particle, key: string): boolean {
  return "key" in member ? member.key === key : member.keys.has(key);
}

/** True when a value has all that a particle needs. */
function satisfied(particle: Particle, values: Values): boolean {
  if (particle.nullable) return true;
  if ("key" in particle) return values.has(particle.key);
  const isSatisfied = (member: Particle): boolean => satisfied(member, values);
  return particle.kind === "choice" ? particle.members.some(isSatisfied) : particle.members.every(isSatisfied);
}
