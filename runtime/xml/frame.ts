import type { ComplexType, NamedSimpleType } from "./compile.js";
import type { ElementDeclaration } from "./content.js";
import type { Cursor } from "./cursor.js";
import { deliver, marked } from "./deliver.js";
import { cursorOf, type RowChooser } from "./row-chooser.js";

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
  cursor: Cursor | RowChooser | undefined;
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
    this.cursor = cursorOf(type.content, type.isMixed ? undefined : value);
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
