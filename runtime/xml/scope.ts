import { declarationNamespace, xmlNamespace } from "./namespaces.js";
import { InternedTexts } from "./objects.js";

/** The namespaces of prefixes where a reader stands: one map, changed by declarations and restored by end tags. */
export class NamespaceScope {
  /** Another number whenever a prefix got or lost its namespace. */
  version = 0;
  readonly #prefixes = new Map([
    ["", ""],
    ["xml", xmlNamespace],
  ]);
  readonly #namespaces = new InternedTexts();
  readonly #declared: { readonly depth: number; readonly prefix: string; readonly before: string | undefined }[] = [];

  /** The namespace of a prefix; the empty prefix is the default namespace. */
  resolve(prefix: string): string | undefined {
    return this.#prefixes.get(prefix);
  }

  /** Takes over the declaration of an element at a depth; false when it is one that no document may have. */
  declare(depth: number, prefix: string, namespace: string): boolean {
    if (
      prefix === "xmlns" ||
      namespace === declarationNamespace ||
      (prefix === "xml") !== (namespace === xmlNamespace) ||
      (prefix !== "" && namespace === "")
    ) {
      return false;
    }
    const before = this.#prefixes.get(prefix);
    this.#declared.push({ depth, prefix, before });
    if (before === namespace) return true;
    this.#prefixes.set(prefix, this.#namespaces.get(namespace));
    this.version++;
    return true;
  }

  /** Takes back what an element at a depth declared. */
  leave(depth: number): void {
    for (let last = this.#declared.at(-1); last?.depth === depth; last = this.#declared.at(-1)) {
      this.#declared.pop();
      if (this.#prefixes.get(last.prefix) === last.before) continue;
      if (last.before === undefined) this.#prefixes.delete(last.prefix);
      else this.#prefixes.set(last.prefix, last.before);
      this.version++;
    }
  }
}
