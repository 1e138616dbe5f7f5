import type { Report } from "../../diagnostics.js";
import { InputError } from "../../errors.js";
import { coincidingNamespaces } from "../../model/xml-module-id.js";
import { splitRef, typeRef, type XmlModule, type XmlType, type XmlTypeRef } from "../../model/xml.js";
import { checkGrammar } from "./check-grammar.js";
import { Components } from "./collect-components.js";
import type { XsdContext } from "./context.js";
import { findHierarchy } from "./find-hierarchy.js";
import { findRoots, type XsdRoots } from "./find-roots.js";
import { gatherDocuments, type FindXsd } from "./gather-documents.js";
import { nameTypes } from "./name-types.js";
import { parseDocument, type XsdDocs, type XsdFile, type XsdNode } from "./parse-document.js";
import { resolveComplexTypes } from "./resolve-complex-types.js";
import { resolveSimpleTypes } from "./resolve-simple-types.js";

/** How a set of schemas is read. */
export interface XsdOptions {
  /** The contract that messages and diagnostics speak of. */
  readonly id: string;
  /** The id of the module of a namespace. */
  readonly moduleOf: (namespace: string) => string;
  readonly docs: XsdDocs;
  readonly roots: XsdRoots;
  /** Finds what a schema imports or includes. */
  readonly find: FindXsd;
  readonly report: Report;
}

/**
 * Reads schemas and all they need: one module per namespace, those of the given files first.
 *
 * @throws {@link InputError} with file, line and column when a file is not a schema, or refers to what is not there; and
 * when two namespaces would be one module.
 */
export function readXsd(files: readonly XsdFile[], options: XsdOptions): readonly XmlModule[] {
  return readSchemas(
    files.map((file) => parseDocument(file, options.docs)),
    options,
  );
}

/** Reads schemas that are parsed already, step by step. */
export function readSchemas(schemas: readonly XsdNode[], options: XsdOptions): readonly XmlModule[] {
  const { id, moduleOf, roots, report } = options;
  const documents = gatherDocuments(schemas, options);
  const components = new Components(documents, id, report);
  const clash = coincidingNamespaces(components.namespaces, moduleOf);
  if (clash) throw new InputError(`${id}: the namespaces ${clash.join(" and ")} would be one module.`);
  checkGrammar(documents.schemas, components);
  const names = namesOf(components, moduleOf);
  const hierarchy = findHierarchy(components);
  const context: XsdContext = { components, hierarchy, names, simpleTypes: new Map() };
  resolveSimpleTypes(context);
  const complexTypes = resolveComplexTypes(context);
  const rootElements = findRoots(context, roots);
  const types = byModule([...context.simpleTypes, ...complexTypes]);
  return components.namespaces.map((namespace) => {
    const module = moduleOf(namespace);
    return { id: module, namespace, types: types.get(module) ?? [], roots: rootElements.get(namespace) ?? [] };
  });
}

/** References to all types, namespace by namespace: a name says nothing of other namespaces. */
function namesOf(components: Components, moduleOf: (namespace: string) => string): ReadonlyMap<XsdNode, XmlTypeRef> {
  const all = components.everything();
  return new Map(
    components.namespaces.flatMap((namespace) => {
      const own = all.filter(({ scope }) => scope.namespace === namespace);
      return [...nameTypes(own)].map(([node, name]) => [node, typeRef(moduleOf(namespace), name)] as const);
    }),
  );
}

function byModule(types: readonly (readonly [XmlTypeRef, XmlType])[]): ReadonlyMap<string, readonly XmlType[]> {
  const modules = new Map<string, XmlType[]>();
  for (const [ref, type] of types) {
    const { module } = splitRef(ref);
    const own = modules.get(module);
    if (own) own.push(type);
    else modules.set(module, [type]);
  }
  return modules;
}
