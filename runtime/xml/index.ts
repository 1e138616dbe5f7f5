/** Reads and writes XML through generated descriptors. */
export { fromXml, type FromXmlOptions } from "./from-xml.js";
export { bytesFromXml, itemsFromXml, type XmlItems } from "./items-from-xml.js";
export { bytesToXml, itemsToXml } from "./items-to-xml.js";
export { toXml, type ToXmlOptions } from "./to-xml.js";
export { checkValue, checkXml, type CheckLimits } from "./check.js";
export { facetErrors } from "./facets.js";
export { XmlError, type XmlErrorCode, type XmlPosition } from "./error.js";
export {
  readDocument,
  type ReadDocumentOptions,
  type XmlDocument,
  type XmlEdition,
  type XmlRegistry,
} from "./read-document.js";
export { compareNamespaces, formatNamespace, parseNamespace, type NamespaceVersion } from "./versions.js";
export { XmlReader } from "./reader.js";
export type { XmlChunks } from "./chunks.js";
export type { XmlAround, XmlItem } from "./item-path.js";
export type { XmlLimits } from "./limits.js";
export type { XmlAttribute, XmlToken } from "./tokenizer.js";
export { XmlWriter } from "./writer.js";
export type { XmlNil, XmlNode } from "./node.js";
export type { XmlName } from "./simple-type.js";
export type { XmlRoot, XmlTable } from "./table.js";
