import { expect, test } from "vitest";
import { InputError } from "../../../generator/errors.js";
import { readXsdAltinn } from "../../../generator/read/xsd-altinn/index.js";
import { derive } from "./derive.js";

const text = "<xs:simpleType name='n'><xs:restriction base='xs:string'/></xs:simpleType>";
const sequence = (inside: string): string =>
  `<xs:complexType name="t"><xs:sequence>${inside}</xs:sequence></xs:complexType>`;

test.each([
  ["<xs:import namespace='urn:a'/>", "2:1: Altinn Studio does not take import; --profile full does."],
  [
    "<xs:simpleType name='u'><xs:union memberTypes='xs:int'/></xs:simpleType>",
    "2:25: Altinn Studio does not take a union; --profile full does.",
  ],
  [
    "<xs:group name='g'><xs:choice><xs:any/></xs:choice></xs:group>",
    "2:31: Altinn Studio does not take a wildcard in a choice; --profile full does.",
  ],
  [
    "<xs:element name='r' type='xs:anyType'/>",
    "2:1: Altinn Studio has no schema for the type anyType; --profile full has.",
  ],
  [`${text}\n${text}`, "3:1: There is another n, and Altinn Studio takes one; --profile full takes both."],
  [
    sequence("\n<xs:element name='e'/>\n<xs:element name='e'/>"),
    "4:1: There is another e here, and Altinn Studio takes one; --profile full takes both.",
  ],
  [sequence("\n<xs:element name='e' type='m'/>"), "3:1: There is no type named m."],
  [sequence("\n<xs:group ref='m'/>"), "3:1: There is no group named m."],
  [sequence("\n<xs:element name='e' type='m:m'/>"), "3:1: The prefix of m:m is not declared."],
  [
    `<xs:element name='r' type='t'/>${sequence("\n<xs:element ref='r'/>")}`,
    "3:1: Altinn Studio's schema has no name for the root r; --profile full has.",
  ],
  ["<xs:simpleType name='l'><xs:list/></xs:simpleType>", "2:25: The list has no type of items."],
  ["<xs:element type='xs:int'/>", "2:1: The element has no name."],
  [sequence("\n<xs:element name='e' maxOccurs='many'/>"), "3:1: maxOccurs is no number: many."],
  ["<xs:element", "3:1: A name expected."],
])("%s", (inside, says) => {
  expect(() => derive(inside)).toThrow(new InputError(`boat.xsd:${says}`));
});

test("a document that is no schema is refused with its place", () => {
  const bytes = new TextEncoder().encode("\n<html/>");

  expect(() => readXsdAltinn({ name: "x.xsd", bytes }, "x")).toThrow(
    new InputError("x.xsd:2:1: Not an XML Schema document."),
  );
});
