import { withReferences } from "../../model/xml-references.js";
import {
  isBuiltin,
  splitRef,
  typeRef,
  type XmlDerivedType,
  type XmlModule,
  type XmlRootElement,
  type XmlType,
  type XmlTypeRef,
} from "../../model/xml.js";
import type { Edition, Reading } from "./editions.js";

/** A module put together, and the readings that gave something to it. */
export interface MergedModule<R extends Reading> {
  readonly module: XmlModule;
  readonly givers: readonly R[];
}

/** The module of each edition: all its readings declare, with references to the editions those readings have. */
export function mergeModules<R extends Reading>(editions: readonly Edition<R>[]): readonly MergedModule<R>[] {
  const moduleOf = moduleLookup(editions);
  return editions.map((edition) => mergeEdition(edition, moduleOf));
}

/** The module's id in the edition that a reading has of it. */
export function moduleLookup<R extends Reading>(editions: readonly Edition<R>[]): (reading: R, id: string) => string {
  const ids = new Map<R, Map<string, string>>();
  for (const { id, namespace, readings } of editions) {
    for (const reading of readings) {
      const plain = reading.modules.find((module) => module.namespace === namespace)?.id ?? id;
      ids.set(reading, (ids.get(reading) ?? new Map<string, string>()).set(plain, id));
    }
  }
  return (reading, id) => ids.get(reading)?.get(id) ?? id;
}

function mergeEdition<R extends Reading>(
  { id, namespace, readings }: Edition<R>,
  moduleOf: (reading: R, id: string) => string,
): MergedModule<R> {
  const types = new Map<string, XmlType>();
  const roots = new Map<string, XmlRootElement>();
  const givers = new Set<R>();
  for (const reading of readings) {
    const to = (ref: XmlTypeRef): XmlTypeRef => {
      if (isBuiltin(ref)) return ref;
      const { module, name } = splitRef(ref);
      return typeRef(moduleOf(reading, module), name);
    };
    const module = reading.modules.find((one) => one.namespace === namespace)!;
    if (givers.size === 0) givers.add(reading);
    for (const declared of module.types) {
      const type = withReferences(declared, to);
      const before = types.get(type.name);
      if (!before) givers.add(reading);
      types.set(type.name, before ? { ...before, derived: united(before.derived, type.derived) } : type);
    }
    for (const root of module.roots) {
      if (roots.has(root.name)) continue;
      givers.add(reading);
      roots.set(root.name, { ...root, type: to(root.type) });
    }
  }
  return { module: { id, namespace, types: [...types.values()], roots: [...roots.values()] }, givers: [...givers] };
}

function united(some: readonly XmlDerivedType[], others: readonly XmlDerivedType[]): readonly XmlDerivedType[] {
  const names = new Set(some.map(({ name }) => name));
  return [...some, ...others.filter(({ name }) => !names.has(name))];
}
