/** Reads and writes XML through generated descriptors. */
export { fromXml, type FromXmlOptions } from "./from-xml.js";
export { toXml, type ToXmlOptions } from "./to-xml.js";
export { checkValue, checkXml, type CheckLimits } from "./check.js";
export { XmlError, type XmlErrorCode, type XmlPosition } from "./error.js";
export { XmlReader, type XmlAttribute, type XmlLimits, type XmlToken } from "./reader.js";
export { XmlWriter } from "./writer.js";
export type { XmlNil, XmlNode } from "./node.js";
export type { XmlName } from "./simple-type.js";
export type { XmlRoot, XmlTable } from "./table.js";
