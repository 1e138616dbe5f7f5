import type { Name } from "./names.js";

const most = 32;
const untilPattern = 16;

/**
 * The attributes start tags of one name have had lately. When several had the same, without prefixes, the next is expected to
 * have them too, and one regular expression takes all of its values: several times faster than attribute by attribute.
 */
export class TagShape {
  readonly names: readonly Name[];
  #seen = 0;
  #pattern: RegExp | undefined;

  constructor(names: readonly Name[]) {
    this.names = names;
  }

  /** The shape of a name after one more tag that was read attribute by attribute; nothing where it is no use. */
  static after(before: TagShape | undefined, names: readonly Name[], count: number): TagShape | undefined {
    if (count < 2 || count > most) return undefined;
    if (before?.names.length === count && before.names.every((name, index) => name === names[index])) {
      before.#see();
      return before;
    }
    const ours = names.slice(0, count);
    return ours.every(({ prefix, isDeclaration }) => prefix === "" && !isDeclaration) ? new TagShape(ours) : undefined;
  }

  /** The values of a tag whose attributes start at a place, and where they end; `undefined` when it needs a closer look. */
  match(text: string, at: number): { readonly values: RegExpExecArray; readonly end: number } | undefined {
    if (!this.#pattern) return undefined;
    this.#pattern.lastIndex = at;
    const values = this.#pattern.exec(text);
    return values ? { values, end: this.#pattern.lastIndex } : undefined;
  }

  #see(): void {
    if (++this.#seen === untilPattern) this.#pattern = patternOf(this.names);
  }
}

// Each part ends with what it cannot hold, so that nothing is looked at twice. Values with references or line ends are left.
function patternOf(names: readonly Name[]): RegExp {
  const attributes = names.map(({ raw }) => ` ${raw.replaceAll(".", "\\.")}="([^"<&\\t\\n\\r]*)"`);
  return new RegExp(`${attributes.join("")}(?=/?>)`, "y");
}
