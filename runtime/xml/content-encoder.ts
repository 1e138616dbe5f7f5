import { chosen, inOrder } from "./choice.js";
import type { Content, ElementDeclaration, ElementState, Group, Particle } from "./content.js";
import type { Cursor } from "./cursor.js";
import { splitName } from "./namespaces.js";
import { getOwn, isRecord } from "./objects.js";
import { builtinTypes } from "./simple-types.js";
import { cursorOf, type RowChooser } from "./row-chooser.js";
import { spellingsOf } from "./spelling.js";
import type { ValueEncoder } from "./value-encoder.js";
import { Values } from "./values.js";

/** Stands for the items of a list that are not there yet. */
export const itemsPlace = Symbol("items");

const string = builtinTypes.get("xs:string");

/** Writes an element; `spelling` is how its value was written when it was read. */
type WriteElement = (element: ElementDeclaration, value: unknown, spelling: string | undefined) => void;

/** Writes what stands inside an element, in the order of its schema or of a mixed list. */
export class ContentEncoder {
  readonly #values: ValueEncoder;
  readonly #write: WriteElement;

  constructor(values: ValueEncoder, write: WriteElement) {
    this.#values = values;
    this.#write = write;
  }

  mixed({ preset: presetOf }: ElementDeclaration, content: Content, items: unknown): void {
    if (!Array.isArray(items)) return this.#values.fail("bad-value", "$mixed must be a list of texts and objects.");
    const preset = string && presetOf?.(string);
    if (preset?.isFixed && items.length > 0 && (items.length > 1 || items[0] !== preset.text)) {
      return this.#values.fail("fixed-value", "The value is not the fixed one.");
    }
    const cursor = cursorOf(content, undefined);
    for (const item of items) {
      if (typeof item === "string") this.#values.writer.text(item);
      else if (isRecord(item)) this.#mixedElement(content, cursor, item);
      else this.#values.fail("bad-value", "$mixed must be a list of texts and objects.");
    }
    if (!cursor.isComplete) {
      for (const missing of cursor.missing()) this.#values.fail("missing-element", `${missing} is missing.`);
    }
  }

  #mixedElement(content: Content, cursor: Cursor | RowChooser, item: Readonly<Record<string, unknown>>): void {
    const [[key, value] = ["", undefined], another] = Object.entries(item);
    if (key === "$unknown" && this.#values.options.lenient === "keep") return this.#values.nodes([value]);
    const state = content.statesByKey.get(key);
    if (!state || another) {
      return this.#values.fail(
        "unknown-property",
        another ? "An item of $mixed has one property." : `The schema has no property ${key} here.`,
      );
    }
    const element = state.kind === "element" ? this.#declared(state, value) : undefined;
    if (state.kind === "element" && !element) return;
    const { namespace, local } = element ?? splitName(nodeName(value));
    if (cursor.take(namespace, local)?.state.key !== key) {
      const [expected] = cursor.missing();
      const instead = expected ? `${expected} is expected` : "there are too many, or the order is wrong";
      this.#values.fail("unexpected-element", `${key} may not stand here; ${instead}.`);
    } else if (element) this.#write(element, value, spellingsOf(item)?.get(key));
    else this.#values.nodes([value]);
  }

  object({ root, sharedKeys }: Content, source: Readonly<Record<string, unknown>>): void {
    if (!root) return;
    const values = new Values(source, sharedKeys);
    this.#particle(root, values);
    for (const key of sharedKeys) {
      if (values.has(key)) this.#values.fail("unexpected-element", `${key} holds more than the schema allows.`);
    }
  }

  #particle(particle: Particle, values: Values): void {
    switch (particle.kind) {
      case "element":
        return this.#elements(particle, values);
      case "any":
        for (const node of this.#counted(particle, values.take(particle.key, particle.max).found)) {
          if (particle.accepts(splitName(nodeName(node)).namespace)) this.#values.nodes([node]);
          else
            this.#values.fail(
              "unexpected-element",
              `The schema lets in no element of that namespace under ${particle.key}.`,
            );
        }
        return;
      case "rows":
        for (const row of this.#counted(particle, values.take(particle.key, particle.max).found)) {
          if (!isRecord(row)) this.#values.fail("bad-value", "Each row must be an object.");
          else {
            this.#values.checkKeys(particle.content.keys, row);
            this.object(particle.content, row);
          }
        }
        return;
      case "choice":
        return this.#choice(particle, values);
      case "all":
        if (particle.min === 0 && ![...particle.keys].some((key) => values.has(key))) return;
        for (const member of inOrder(particle, values.order)) this.#particle(member, values);
        return;
      case "sequence":
        if (particle.min === 0 && ![...particle.keys].some((key) => values.has(key))) return;
        for (const member of particle.members) this.#particle(member, values);
    }
  }

  #elements(state: ElementState, values: Values): void {
    const { leaveOut } = this.#values.options;
    if (state.many) {
      const { list, from, found } = values.take(state.key, state.max);
      if (found[0] === itemsPlace) return leaveOut?.();
      const spellings = list && spellingsOf(list);
      const counted = this.#counted(state, found);
      for (let index = 0; index < counted.length; index++) {
        this.item(state, counted[index], spellings?.get(from + index));
      }
      return;
    }
    const value = values.one(state.key);
    if (value === itemsPlace) return leaveOut?.();
    if (value !== undefined || (state.min > 0 && isImplied(state.element))) {
      this.item(state, value, values.spellings?.get(state.key));
    } else if (state.min > 0) this.#values.fail("missing-element", `${state.key} is missing.`);
  }

  /** Writes one element of a state. */
  item(state: ElementState, value: unknown, spelling: string | undefined): void {
    const element = this.#declared(state, value);
    if (element) this.#write(element, value, spelling);
  }

  /** The element a value is one of: the particle's own or the substitute `$el` names. */
  #declared({ element, elements }: ElementState, value: unknown): ElementDeclaration | undefined {
    const name = isRecord(value) ? getOwn(value, "$el") : undefined;
    if (name === undefined) return element;
    const { namespace, local } = splitName(typeof name === "string" ? name : "");
    const found = elements.get(namespace, local)?.element;
    if (!found) this.#values.fail("unexpected-element", `The element $el names may not stand for ${element.local}.`);
    return found;
  }

  #choice(choice: Group, values: Values): void {
    const isAbsent = ![...choice.keys].some((key) => values.has(key));
    if (isAbsent && choice.nullable) return;
    const member = chosen(choice, values);
    if (member) return this.#particle(member, values);
    const keys = [...choice.keys].join(", ");
    values.drop(choice.keys);
    this.#values.fail(
      isAbsent ? "missing-element" : "unexpected-element",
      `One choice among ${keys} must be complete, and no other.`,
    );
  }

  #counted(particle: Particle & { readonly key: string }, values: readonly unknown[]): readonly unknown[] {
    const least = particle.kind === "rows" && particle.nullable ? 0 : particle.min;
    if (values.length < least) this.#values.fail("missing-element", `${particle.key} is missing.`);
    if (values.length <= particle.max) return values;
    this.#values.fail("unexpected-element", `${particle.key} holds more than the schema allows.`);
    return values.slice(0, particle.max);
  }
}

/** True for an element that has one text, so that nobody needs to give it. */
function isImplied({ preset, type }: ElementDeclaration): boolean {
  const compiled = preset && type();
  return compiled?.kind === "simple" && preset?.(compiled.simple)?.isFixed === true;
}

function nodeName(value: unknown): string {
  const name = isRecord(value) ? value["name"] : undefined;
  return typeof name === "string" ? name : "";
}
