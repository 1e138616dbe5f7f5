import { wholeName } from "./characters.js";
import { instanceNamespace, xmlNamespace } from "./namespaces.js";

/** A name as a writer writes it. */
export interface WrittenName {
  readonly local: string;
  /** Of a namespace that has a prefix. */
  readonly prefixed: string | undefined;
  /** `<p:local`. */
  readonly start: string;
  /** `</p:local>`. */
  readonly end: string;
  /** ` p:local="`. */
  readonly attribute: string;
}

/** Prefixes of namespaces, and names put together with them once. */
export class WriterNames {
  readonly #prefixes = new Map([[xmlNamespace, "xml"]]);
  readonly #known = new Map<string, Map<string, WrittenName>>();

  /** A name with its prefix, or without one; `undefined` when it is not a name. */
  get(namespace: string, local: string, isBare: boolean): WrittenName | undefined {
    const group = isBare ? "" : namespace;
    let names = this.#known.get(group);
    if (!names) this.#known.set(group, (names = new Map()));
    let name = names.get(local);
    if (!name) {
      if (!wholeName.test(local) || local.includes(":")) return undefined;
      const tag = isBare ? local : `${this.prefix(namespace)}:${local}`;
      const prefixed = isBare || namespace === xmlNamespace ? undefined : namespace;
      name = { local, prefixed, start: `<${tag}`, end: `</${tag}>`, attribute: ` ${tag}="` };
      names.set(local, name);
    }
    return name;
  }

  /** The prefix of a namespace, the same in the whole document. */
  prefix(namespace: string): string {
    let prefix = this.#prefixes.get(namespace);
    if (prefix === undefined) {
      prefix = namespace === instanceNamespace ? "xsi" : `ns${this.#prefixes.size}`;
      this.#prefixes.set(namespace, prefix);
    }
    return prefix;
  }
}
