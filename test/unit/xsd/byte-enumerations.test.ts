import { checkXml, fromXml, toXml } from "altinnkit/xml";
import { expect, test } from "vitest";
import { jsonErrors } from "./json-form.js";
import { read, rootOf } from "./reading.js";

test.each([
  ["hexBinary", "0AfF", " 0aFf ", "0AFE", Uint8Array.of(10, 255)],
  ["base64Binary", "aGVp", "aG Vp", "aGVq", Uint8Array.of(104, 101, 105)],
])("an enumeration of %s holds bytes, not spellings", (base, listed, spelled, other, bytes) => {
  const reading = read(
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r" type="T"/>
      <xs:simpleType name="T"><xs:restriction base="xs:${base}"><xs:enumeration value="${listed}"/></xs:restriction></xs:simpleType>
    </xs:schema>`,
  );
  const root = rootOf(reading);

  expect(fromXml(root, `<r>${spelled}</r>`)).toEqual(bytes);
  expect(checkXml(root, `<r>${other}</r>`).map(({ code }) => code)).toEqual(["bad-value"]);
  expect(() => toXml(root, Uint8Array.of(1))).toThrow("/r: The value is not one its type allows.");
  expect(reading.files.get("index.gen.ts")).toContain("xmlRoot<Uint8Array>");
  expect(jsonErrors(reading, "r", bytes)).toEqual([]);
});
