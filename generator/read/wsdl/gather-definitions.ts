import type { FindXsd } from "../xsd/index.js";
import type { Report } from "../../diagnostics.js";
import type { XsdDocs, XsdFile, XsdNode } from "../xsd/parse-document.js";
import { wsdlNamespace, type WsdlNode } from "./nodes.js";
import { parseWsdl } from "./parse-wsdl.js";

/** All WSDLs of a set, each once. */
export interface GatheredDefinitions {
  readonly definitions: readonly WsdlNode[];
  readonly schemas: readonly XsdNode[];
  /** Something is imported that is not there. */
  readonly incomplete: boolean;
}

/** How WSDLs are gathered. */
export interface GatherOptions {
  /** The contract diagnostics are told of. */
  readonly id: string;
  readonly docs: XsdDocs;
  /** Finds what a WSDL imports. */
  readonly find: FindXsd;
  readonly report: Report;
}

/** All WSDLs that some WSDLs need, near and far, whether they import one another in circles or not. */
export function gatherDefinitions(first: readonly XsdFile[], options: GatherOptions): GatheredDefinitions {
  const files = [...first];
  const names = new Set(first.map(({ name }) => name));
  const definitions: WsdlNode[] = [];
  const schemas: XsdNode[] = [];
  const missing: WsdlNode[] = [];
  for (let index = 0; index < files.length; index++) {
    const document = parseWsdl(files[index]!, options.docs);
    definitions.push(...document.definitions);
    schemas.push(...document.schemas);
    for (const use of document.definitions.flatMap(({ children }) => children).filter(isImport)) {
      const file = options.find(wanted(use));
      if (!file) missing.push(use);
      else if (!names.has(file.name)) files.push(file);
      if (file) names.add(file.name);
    }
  }
  const there = new Set([...definitions, ...schemas].map(({ scope }) => scope.namespace));
  const gone = missing.filter((use) => !there.has(wanted(use).namespace));
  for (const use of gone) {
    const { location, namespace } = wanted(use);
    options.report.add("wsdl-missing", options.id, placeOf(use), location ?? `the namespace ${namespace}`);
  }
  return { definitions, schemas, incomplete: gone.length > 0 };
}

/** Where an element stands, as messages say it. */
export function placeOf({ scope, line, column }: WsdlNode): string {
  return `${scope.file}:${line}:${column}`;
}

function isImport({ namespace, name }: WsdlNode): boolean {
  return namespace === wsdlNamespace && name === "import";
}

function wanted({ attributes, scope }: WsdlNode) {
  const location = attributes.get("location");
  return {
    ...(location !== undefined && { location }),
    namespace: attributes.get("namespace") ?? "",
    from: scope.file,
  };
}
