import { literal } from "./doc.js";
import { isBuiltin, splitRef, type XmlTypeRef } from "../generator/model/xml.js";

/** The other modules that a file of one module refers to, each under an alias. */
export class OtherModules {
  readonly #id: string;
  readonly #aliases = new Map<string, string>();

  /** @param id - The module the file is of. */
  constructor(id: string) {
    this.#id = id;
  }

  /** Aliases by id, in the order of first use. */
  get aliases(): ReadonlyMap<string, string> {
    return this.#aliases;
  }

  /** The alias a type of another module stands under; `undefined` for one's own types and built-ins. */
  aliasOf(type: XmlTypeRef): string | undefined {
    if (isBuiltin(type)) return undefined;
    const { module } = splitRef(type);
    if (module === this.#id) return undefined;
    const alias = this.#aliases.get(module) ?? `x${this.#aliases.size + 1}`;
    this.#aliases.set(module, alias);
    return alias;
  }

  /** Where a file of another module is, seen from a file of this one. */
  pathOf(module: string, file: string): string {
    return `${this.#id.replaceAll(/[^/]+/g, "..")}/${module}/${file.replace(/\.ts$/, ".js")}`;
  }

  /** Imports of the other modules' types. */
  typeImports(file: string): string[] {
    return [...this.#aliases].map(
      ([module, alias]) => `import type * as ${alias} from ${literal(this.pathOf(module, file))};\n`,
    );
  }
}
