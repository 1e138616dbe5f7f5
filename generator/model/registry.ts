import type { RegistryContract } from "./contract.js";
import { xmlModuleFolder } from "./xml-module-id.js";
import type { XmlModule } from "./xml.js";

/** The registry of the namespaces that some modules are of; none when they are of none. */
export function registryOf(modules: readonly XmlModule[]): readonly RegistryContract[] {
  const byNamespace = new Map<string, XmlModule[]>();
  for (const module of modules.filter(({ id, namespace }) => namespace !== "" && id.startsWith(`${xmlModuleFolder}/`)))
    byNamespace.set(module.namespace, [...(byNamespace.get(module.namespace) ?? []), module]);
  if (byNamespace.size === 0) return [];
  const sorted = [...byNamespace].sort(([one], [other]) => (one < other ? -1 : 1));
  const own = sorted.map(([namespace, editions]) => [namespace, editions.sort(byPreference)] as const);
  return [
    {
      kind: "registry",
      id: xmlModuleFolder,
      title: "Namespaces of Altinn II",
      version: "",
      spec: xmlModuleFolder,
      modules: Object.fromEntries(own),
    },
  ];
}

/** The module that has the namespace's own id first, then those with the later names: they end in versions. */
function byPreference({ id: one }: XmlModule, { id: other }: XmlModule): number {
  if (other.startsWith(`${one}/`)) return -1;
  if (one.startsWith(`${other}/`)) return 1;
  return one > other ? -1 : 1;
}
