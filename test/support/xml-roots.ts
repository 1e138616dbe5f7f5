import { xmlRoot, type XmlRoot, type XmlTable } from "altinnkit/codegen";
import { typeRef, type XmlModule } from "../../generator/model/xml.js";
import { rootData, tableData } from "../../templates/xml-codec.js";

/** The descriptors generated code exports, without running generated code; by module and name: `id#name`. */
export function rootsOf(modules: readonly XmlModule[]): ReadonlyMap<string, XmlRoot<unknown>> {
  const tables = new Map<string, XmlTable>();
  const roots = new Map<string, XmlRoot<unknown>>();
  for (const module of modules) {
    const { table, imports } = tableData(module);
    const lazy = [...imports.aliases].map(([id, alias]) => [alias, () => tables.get(id)!] as const);
    const whole = { ...table, ...(lazy.length > 0 && { imports: Object.fromEntries(lazy) }) } as XmlTable;
    tables.set(module.id, whole);
    for (const root of module.roots) {
      const descriptor = { element: root.name, ...rootData(root, imports), table: whole } as XmlRoot<unknown>;
      roots.set(typeRef(module.id, root.name), xmlRoot(descriptor));
    }
  }
  return roots;
}
