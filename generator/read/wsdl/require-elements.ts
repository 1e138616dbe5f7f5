import { typeRef, type XmlModule } from "../../model/xml.js";
import type { WsdlContext } from "./resolve-messages.js";

/**
 * The modules with a root for every element that messages refer to: where schemas are missing, which was reported, one of
 * unknown content. A schema without a namespace that only imports others gives no module.
 *
 * @throws {@link InputError} when all schemas are there and an element is not.
 */
export function requireElements(
  { definitions, elements, moduleOf }: WsdlContext,
  modules: readonly XmlModule[],
  isMissing: boolean,
): readonly XmlModule[] {
  const there = new Set(modules.flatMap(({ id, roots }) => roots.map(({ name }) => typeRef(id, name))));
  const byId = new Map(modules.filter(hasContent).map((module) => [module.id, module]));
  for (const { name, from } of elements.values()) {
    const { namespace, local } = name;
    const id = moduleOf(namespace);
    if (there.has(typeRef(id, local))) continue;
    if (!isMissing) throw definitions.error(from, `There is no element ${local} in ${namespace || "no namespace"}.`);
    const { types, roots } = byId.get(id) ?? { types: [], roots: [] };
    byId.set(id, { id, namespace, types, roots: [...roots, { name: local, type: "xs:anyType", nillable: false }] });
  }
  return [...byId.values()];
}

function hasContent({ namespace, types, roots }: XmlModule): boolean {
  return namespace !== "" || types.length + roots.length > 0;
}
