import { instanceNamespace, xmlNamespace } from "./namespaces.js";
import { isLocalName } from "./simple-type.js";

/** A name as a writer writes it. */
export interface WrittenName {
  readonly local: string;
  /** Its namespace; empty for a name without a prefix. */
  readonly group: string;
  /** Of a namespace that has a prefix. */
  readonly prefixed: string | undefined;
  /** `p:local`. */
  readonly tag: string;
  /** `<p:local`. */
  readonly start: string;
  /** `<p:local>`. */
  readonly whole: string;
  /** `</p:local>`. */
  readonly end: string;
  /** ` p:local="`. */
  readonly attribute: string;
  /** The name that followed it last: documents repeat themselves. */
  next: WrittenName | undefined;
}

/** Prefixes of namespaces, and names put together with them once. */
export class WriterNames {
  readonly #prefixes = new Map([[xmlNamespace, "xml"]]);
  /** What each prefix was last bound to. */
  readonly #bound = new Map([["xml", xmlNamespace]]);
  readonly #known = new Map<string, Map<string, WrittenName>>();
  #last: WrittenName | undefined;

  /** The same prefixes, which from here on go their own way. */
  copy(): WriterNames {
    const copy = new WriterNames();
    for (const [namespace, prefix] of this.#prefixes) copy.#prefixes.set(namespace, prefix);
    for (const [prefix, namespace] of this.#bound) copy.#bound.set(prefix, namespace);
    return copy;
  }

  /** A name with its prefix, or without one; `undefined` when it is not a name. */
  get(namespace: string, local: string, isBare: boolean): WrittenName | undefined {
    const group = isBare ? "" : namespace;
    const last = this.#last;
    if (last?.local === local && last.group === group) return last;
    const guess = last?.next;
    if (guess?.local === local && guess.group === group) return (this.#last = guess);
    const name = this.#look(group, local, namespace, isBare);
    if (last) last.next = name;
    return (this.#last = name);
  }

  #look(group: string, local: string, namespace: string, isBare: boolean): WrittenName | undefined {
    let names = this.#known.get(group);
    if (!names) this.#known.set(group, (names = new Map()));
    let name = names.get(local);
    if (!name) {
      if (!isLocalName(local)) return undefined;
      const tag = isBare ? local : `${this.prefix(namespace)}:${local}`;
      const prefixed = isBare || namespace === xmlNamespace ? undefined : namespace;
      const parts = { tag, start: `<${tag}`, whole: `<${tag}>`, end: `</${tag}>`, attribute: ` ${tag}="` };
      name = { local, group, prefixed, ...parts, next: undefined };
      names.set(local, name);
    }
    return name;
  }

  /** The prefix of a namespace. */
  prefix(namespace: string): string {
    const known = this.#prefixes.get(namespace);
    if (known !== undefined) return known;
    let number = this.#bound.size;
    let prefix = namespace === instanceNamespace ? "xsi" : `ns${number}`;
    while (this.#bound.has(prefix)) prefix = `ns${number++}`;
    this.bind(prefix, namespace);
    return prefix;
  }

  /** Binds a prefix that nothing has, beside the one the namespace may have; false when something has it. */
  take(prefix: string, namespace: string): boolean {
    if (this.#bound.has(prefix)) return false;
    this.#bound.set(prefix, namespace);
    return true;
  }

  /** Uses a prefix for a namespace from here on. */
  bind(prefix: string, namespace: string): void {
    this.#prefixes.set(namespace, prefix);
    this.#bound.set(prefix, namespace);
    this.#forget();
  }

  /** Gives up the namespace that a declaration of the same prefix hides, and tells which it was. */
  hide(prefix: string, namespace: string): string | undefined {
    const hidden = this.#bound.get(prefix);
    this.#bound.set(prefix, namespace);
    if (hidden === undefined || hidden === namespace) return undefined;
    this.#prefixes.delete(hidden);
    this.#forget();
    return hidden;
  }

  #forget(): void {
    this.#known.clear();
    this.#last = undefined;
  }
}
