import { referencesOf } from "../../model/xml-references.js";
import { libraryOf, splitRef, typeRef, type XmlModule, type XmlTypeRef } from "../../model/xml.js";

/**
 * Of some modules those of namespaces that are known from nowhere else, whole, and of the others the types these need.
 */
export function forgottenModules(modules: readonly XmlModule[], known: ReadonlySet<string>): readonly XmlModule[] {
  const whole = modules.filter(({ namespace }) => !known.has(namespace));
  const library = libraryOf(modules);
  const needed = new Set<XmlTypeRef>();
  const need = (ref: XmlTypeRef): void => {
    const type = library.get(ref);
    if (!type || needed.has(ref)) return;
    needed.add(ref);
    for (const reference of referencesOf(type)) need(reference);
  };
  for (const { id, types } of whole) for (const { name } of types) need(typeRef(id, name));
  const ids = new Set([...whole.map(({ id }) => id), ...[...needed].map((ref) => splitRef(ref).module)]);
  return modules.flatMap((module) => {
    if (!ids.has(module.id)) return [];
    if (whole.includes(module)) return [module];
    return [{ ...module, types: module.types.filter(({ name }) => needed.has(typeRef(module.id, name))), roots: [] }];
  });
}
