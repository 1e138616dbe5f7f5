export {
  xmlRoot,
  type XmlAllParticle,
  type XmlAnyParticle,
  type XmlAttributeEntry,
  type XmlChoiceParticle,
  type XmlComplexEntry,
  type XmlElementParticle,
  type XmlFacetEntry,
  type XmlNamedEntry,
  type XmlOccurs,
  type XmlParticle,
  type XmlRoot,
  type XmlSequenceParticle,
  type XmlSimpleEntry,
  type XmlSubstitute,
  type XmlTable,
} from "./table.js";
export type { XmlNil, XmlNode } from "./node.js";
export type { XmlName } from "./simple-type.js";
export type { XmlRegistry } from "./read-document.js";
