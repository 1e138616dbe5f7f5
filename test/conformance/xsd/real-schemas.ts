import { basename, relative } from "node:path";
import { filesBelow } from "./document-set.js";
import { altinn2, studioModels } from "./shared.js";

/** Altinn II's schemas and contracts. */
export function upstreamDocuments(): readonly string[] {
  return [...filesBelow(`${altinn2}/xsd`, ".xsd"), ...filesBelow(`${altinn2}/soap`, ".wsdl", ".xsd")];
}

/** All real schemas, those of Altinn Studio's tests too. */
export function realSchemas(): readonly string[] {
  return [...upstreamDocuments(), ...filesBelow(studioModels, ".xsd")];
}

/** Published documents that are meant to be valid. */
export function publishedInstances(): readonly string[] {
  return filesBelow(`${altinn2}/xsd/instances`, ".xml").filter((path) => !basename(path).includes(".invalid."));
}

/** Whose schema it is, and what a report calls it. */
export function describeSchema(path: string): { readonly group: string; readonly schema: string } {
  const isUpstream = path.startsWith(altinn2);
  const schema = relative(isUpstream ? altinn2 : studioModels, path);
  const folders = schema.split("/");
  return { group: isUpstream ? folders.slice(0, Math.min(2, folders.length - 1)).join("/") : "studio", schema };
}
