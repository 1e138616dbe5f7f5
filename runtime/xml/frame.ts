import type { ComplexType, NamedSimpleType } from "./compile.js";
import type { ElementDeclaration } from "./content.js";
import { append, Cursor } from "./cursor.js";
import { setOwn } from "./objects.js";
import { rememberSpelling } from "./spelling.js";

const nothing: Record<string, unknown> = {};

/** An element that is being read. */
export class Frame {
  readonly element: ElementDeclaration;
  /** Its declared type, then the one `xsi:type` names. */
  type: NamedSimpleType | ComplexType;
  /** What `xsi:type` says; empty when nothing. */
  actual = "";
  /** What `xsi:nil` says, if anything. */
  nil: boolean | undefined;
  text = "";
  /** The bytes that an element inside stands for. */
  included: Uint8Array | undefined;
  /** The object of a complex type. */
  value: Record<string, unknown> = nothing;
  /** Follows the elements inside; absent when there can be none. */
  cursor: Cursor | undefined;
  /** Text and elements of a mixed type. */
  mixed: unknown[] | undefined;

  /** The property it becomes. */
  readonly key: string;
  readonly #target: Record<string, unknown> | unknown[];
  readonly #many: boolean;

  /** @param target - The object its value becomes a property of, or the list of a mixed element. */
  constructor(
    element: ElementDeclaration,
    type: NamedSimpleType | ComplexType,
    target: Record<string, unknown> | unknown[],
    key: string,
    many: boolean,
  ) {
    this.element = element;
    this.type = type;
    this.#target = target;
    this.key = key;
    this.#many = many;
  }

  /** Makes ready for what is inside, once the type is known. */
  open(): void {
    const { type } = this;
    if (type.kind === "simple") return;
    const value = (this.value = new type.content.Value());
    const { substitute } = this.element;
    if (substitute !== undefined) value["$el"] = substitute;
    if (this.actual !== "") value["$type"] = this.actual;
    // Nil stands first, and is said again when the element is written.
    if (this.nil === false) value["$nil"] = false;
    if (type.text) return;
    this.cursor = new Cursor(type.content, type.isMixed ? {} : value);
    if (type.isMixed) this.mixed = [];
  }

  /** True when its value goes to a list. */
  isIn(list: readonly unknown[]): boolean {
    return this.#target === list;
  }

  /** Hands a value to where the element stands. */
  deliver(value: unknown, spelling: string | undefined): void {
    // Objects of complex types say themselves which element and type they are of.
    const isMarked = this.type.kind === "complex" && value !== null;
    const { substitute } = this.element;
    deliver(this.#target, this.key, this.#many, isMarked ? value : marked(value, substitute, this.actual), spelling);
  }
}

/**
 * Hands the value of an element to the object or the mixed list it belongs to.
 *
 * @param spelling - How it was written, when it would be written otherwise.
 */
export function deliver(
  target: Record<string, unknown> | unknown[],
  key: string,
  many: boolean,
  value: unknown,
  spelling?: string,
): void {
  if (Array.isArray(target)) {
    const item: Record<string, unknown> = {};
    setOwn(item, key, value);
    target.push(item);
    if (spelling !== undefined) spelled(item, key, value, spelling);
  } else if (many) {
    const list = append(target, key, value);
    if (spelling !== undefined) spelled(list, list.length - 1, value, spelling);
  } else {
    setOwn(target, key, value);
    if (spelling !== undefined) spelled(target, key, value, spelling);
  }
}

/** A value that says itself which element or type it is of holds the spelled one. */
function spelled(holder: object, place: string | number, value: unknown, spelling: string): void {
  if (typeof value === "object" && value !== null) rememberSpelling(value, "value", spelling);
  else rememberSpelling(holder, place, spelling);
}

/** A value that cannot say itself which element or type it is of. */
export function marked(value: unknown, substitute: string | undefined, actual: string): unknown {
  if (substitute === undefined && actual === "") return value;
  return { ...(substitute !== undefined && { $el: substitute }), ...(actual !== "" && { $type: actual }), value };
}
