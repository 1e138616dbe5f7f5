import type { XsdFile } from "./parse-document.js";

/** Facts of schemas that are named by namespace only, with no document beside; written from their specifications. */
const schemas: Readonly<Record<string, string>> = {
  "http://www.w3.org/1999/xlink": `
    <xs:attribute name="href" type="xs:anyURI"/>
    <xs:attribute name="role" type="xs:anyURI"/>
    <xs:attribute name="arcrole" type="xs:anyURI"/>
    <xs:attribute name="title" type="xs:string"/>
    <xs:attribute name="label" type="xs:NCName"/>
    <xs:attribute name="from" type="xs:NCName"/>
    <xs:attribute name="to" type="xs:NCName"/>
    ${enumeration("type", ["simple", "extended", "title", "resource", "locator", "arc"])}
    ${enumeration("show", ["new", "replace", "embed", "other", "none"])}
    ${enumeration("actuate", ["onLoad", "onRequest", "other", "none"])}`,
  "http://schemas.microsoft.com/Message": `
    <xs:simpleType name="StreamBody"><xs:restriction base="xs:base64Binary"/></xs:simpleType>
    <xs:complexType name="MessageBody"><xs:sequence>
      <xs:any namespace="##any" processContents="lax" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence></xs:complexType>`,
  "http://schemas.microsoft.com/2003/10/Serialization/": `
    <xs:simpleType name="char"><xs:restriction base="xs:int"/></xs:simpleType>
    <xs:simpleType name="duration"><xs:restriction base="xs:duration"/></xs:simpleType>
    <xs:simpleType name="guid"><xs:restriction base="xs:string"/></xs:simpleType>
    <xs:attribute name="FactoryType" type="xs:QName"/>
    <xs:attribute name="Id" type="xs:ID"/>
    <xs:attribute name="Ref" type="xs:IDREF"/>`,
  "http://schemas.microsoft.com/2003/10/Serialization/Arrays": [
    ["string", "string"],
    ["int", "int"],
    ["long", "long"],
    ["boolean", "boolean"],
    ["dateTime", "dateTime"],
    ["decimal", "decimal"],
    ["double", "double"],
    ["base64Binary", "base64Binary"],
  ]
    .map(
      ([name, type]) => `
    <xs:complexType name="ArrayOf${name}"><xs:sequence>
      <xs:element name="${name}" type="xs:${type}" minOccurs="0" maxOccurs="unbounded"${name === "string" || name === "base64Binary" ? ' nillable="true"' : ""}/>
    </xs:sequence></xs:complexType>
    <xs:element name="ArrayOf${name}" type="t:ArrayOf${name}" nillable="true"/>`,
    )
    .join(""),
};

/** The schema of a namespace that everybody knows; `undefined` for any other. */
export function wellKnown(namespace: string): XsdFile | undefined {
  const inside = Object.hasOwn(schemas, namespace) ? schemas[namespace] : undefined;
  if (inside === undefined) return undefined;
  const attributes = `xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="${namespace}" targetNamespace="${namespace}"`;
  const text = `<xs:schema ${attributes} elementFormDefault="qualified">${inside}</xs:schema>`;
  return { name: namespace, bytes: new TextEncoder().encode(text) };
}

function enumeration(name: string, values: readonly string[]): string {
  const allowed = values.map((value) => `<xs:enumeration value="${value}"/>`).join("");
  return `<xs:attribute name="${name}"><xs:simpleType><xs:restriction base="xs:token">${allowed}</xs:restriction></xs:simpleType></xs:attribute>`;
}
