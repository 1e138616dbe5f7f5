import type { RegistryContract } from "../generator/model/contract.js";
import type { XmlModule } from "../generator/model/xml.js";
import { literal } from "./doc.js";

/** The registry of namespaces: each with its modules, which are loaded when they are asked for. */
export function xmlRegistry({ id, modules }: RegistryContract): string {
  const entryOf = (module: XmlModule): string => {
    const roots = module.roots.map(({ name }) => name).sort();
    const path = `.${module.id.slice(id.length)}/index.gen.js`;
    return `{ id: ${literal(module.id)}, roots: ${literal(roots)}, load: () => import(${literal(path)}) }`;
  };
  const entries = Object.entries(modules).map(
    ([namespace, editions]) => `${literal(namespace)}: [${editions.map(entryOf).join(", ")}],`,
  );
  return [
    'import type { XmlRegistry } from "altinnkit/codegen";\n',
    "/** The modules of every namespace, for `readDocument` of `altinnkit/xml`. None is loaded before it is needed. */",
    `export const registry: XmlRegistry = {\n${entries.join("\n")}\n};\n`,
  ].join("\n");
}
