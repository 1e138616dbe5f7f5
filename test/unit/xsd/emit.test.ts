import { expect, test } from "vitest";
import { read, readFixture, type Reading } from "./reading.js";

function printed({ files }: Reading, file: string): string {
  return files.get(file)!;
}

test("one interface per type, names of elements as they are, facets in comments", () => {
  expect(printed(readFixture("blankett.xsd"), "types.gen.ts")).toBe(`export interface Navn_datadef_3 {
  orid?: "3";
  /** 1 to 20 characters. */
  value: string;
}

export interface Opplysninger_grp_1 {
  gruppeid?: "1";
  "Navn-datadef-3": Navn_datadef_3;
}

export interface Skjema {
  skjemanummer?: "11";
  tittel?: "Et skjema";
  etatid?: Skjema_etatid;
  $anyAttributes?: Readonly<Record<string, string>>;
  "Opplysninger-grp-1"?: Opplysninger_grp_1;
  "Årsverk-datadef-2"?: readonly Årsverk_datadef_2[];
}

export type Skjema_etatid = "310724181";

export interface Årsverk_datadef_2 {
  orid?: "2";
  /** \`xs:integer\`, at most 20 digits. */
  value: string;
}
`);
});

test("a choice is a union of what may stand together", () => {
  const types = printed(
    read(`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <xs:complexType name="T">
        <xs:sequence>
          <xs:choice minOccurs="0">
            <xs:element name="a" type="xs:string"/>
            <xs:sequence><xs:element name="b" type="xs:int"/><xs:element name="c" type="xs:boolean" minOccurs="0"/></xs:sequence>
          </xs:choice>
          <xs:choice maxOccurs="unbounded"><xs:element name="d" type="xs:string"/><xs:element name="e" type="T"/></xs:choice>
          <xs:element name="f" type="xs:string"/>
        </xs:sequence>
      </xs:complexType>
      <xs:element name="t" type="T"/>
    </xs:schema>`),
    "types.gen.ts",
  );
  expect(types).toBe(`export type T = {
  $choice: readonly ({ d: string; e?: never } | { e: T; d?: never })[];
  f: string;
} & (
  | { a: string; b?: never; c?: never }
  | {
      /** \`xs:int\`. */
      b: number;
      c?: boolean;
      a?: never;
    }
  | { a?: never; b?: never; c?: never }
);
`);
});

test("a nillable type whose attributes say something may be nil with them", () => {
  const types = printed(readFixture("form.xsd"), "types.gen.ts");
  expect(types).toContain("  beloep?: Beloep | null;\n");
  expect(types).toContain('  antall: Antall | XmlNil<Antall, "orid" | "kilde">;\n');
});

test("one descriptor per root, under the element's name", () => {
  expect(printed(readFixture("blankett.xsd"), "index.gen.ts")).toBe(`import { xmlRoot } from "altinnkit/codegen";
import { table } from "./codec.gen.js";
import type * as types from "./types.gen.js";
export type * from "./types.gen.js";

/** The root element \`Skjema\`. */
export const skjema = /*@__PURE__*/ xmlRoot<types.Skjema>({ element: "Skjema", type: "Skjema", table });
`);
});

test("a root whose type has its name is told apart, and one of a built-in type needs no types", () => {
  const index = printed(
    read(`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <xs:element name="melding" nillable="true"><xs:complexType/></xs:element>
      <xs:element name="return" type="xs:date"/>
      <xs:element name="raw"/>
    </xs:schema>`),
    "index.gen.ts",
  );
  expect(index).toContain("export const meldingElement = /*@__PURE__*/ xmlRoot<types.melding | null>(");
  expect(index).toContain("export const returnElement = /*@__PURE__*/ xmlRoot<string>(");
  expect(index).toContain("export const raw = /*@__PURE__*/ xmlRoot<XmlNode>(");
});

test("a schema without elements has a table still, for others to refer to", () => {
  const { files } = read(`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:simpleType name="K">
    <xs:restriction base="xs:string"><xs:enumeration value="a"/></xs:restriction></xs:simpleType></xs:schema>`);
  expect([...files.keys()]).toEqual(["types.gen.ts", "codec.gen.ts", "index.gen.ts"]);
});

test("documentation that is kept cannot end the comment it stands in", () => {
  const xsd = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:complexType name="T">
    <xs:annotation><xs:documentation>one */ two</xs:documentation></xs:annotation></xs:complexType></xs:schema>`;
  expect(printed(read(xsd, "keep"), "types.gen.ts")).toBe(
    "/** one *\u200b/ two */\nexport type T = Record<string, never>;\n",
  );
});
