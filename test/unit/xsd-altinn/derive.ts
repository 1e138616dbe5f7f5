import { objectAt, type JsonObject } from "../../../generator/model/json.js";
import { readXsdAltinn } from "../../../generator/read/xsd-altinn/index.js";

/** What Altinn Studio derives from a schema with this inside. */
export function derive(inside: string, attributes = ""): JsonObject {
  const xsd = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" ${attributes}>\n${inside}\n</xs:schema>`;
  return readXsdAltinn({ name: "boat.xsd", bytes: new TextEncoder().encode(xsd) }, "boat.schema.json");
}

/** What becomes of one component with the name `x`, among others. */
export function deriveX(inside: string): JsonObject {
  return objectAt(objectAt(derive(inside, 'xmlns:h="urn:harbour"'), "$defs"), "x");
}

/** What becomes of a complex type's content. */
export function deriveContent(content: string): JsonObject {
  return deriveX(`<xs:complexType name="x">${content}</xs:complexType>`);
}
