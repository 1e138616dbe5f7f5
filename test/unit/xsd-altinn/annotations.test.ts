import { expect, test } from "vitest";
import { derive, deriveX } from "./derive.js";

test("SERES's attributes in the schema's documentation are info", () => {
  const { info } = derive(`
    <xs:annotation><xs:documentation>
      <xs:attribute name="navn" fixed="båt"/><xs:attribute name="språk" fixed=""/><xs:attribute name="guid"/>
    </xs:documentation></xs:annotation>`);

  expect(info).toEqual({ navn: "båt", språk: "", guid: null });
});

test("an annotation is $comment: its XML without the layout, with the namespaces it needs", () => {
  const { $comment } = deriveX(`
    <xs:element name="root" type="xs:string"/>
    <xs:element name="x" type="xs:string"><xs:annotation>
      <xs:documentation>
        A &lt; B &amp; C
      </xs:documentation>
      <xs:documentation/>
      <xs:appinfo>
        <h:pier h:no="1" side='"N"'>
          <p>long<!-- and wide --></p> <br></br>
        </h:pier>
        <q xmlns="urn:quay"/>
      </xs:appinfo>
    </xs:annotation></xs:element>`);

  expect($comment).toBe(
    "<documentation>\n        A &lt; B &amp; C\n      </documentation>" +
      '<appInfo><h:pier h:no="1" side="&quot;N&quot;" xmlns:h="urn:harbour"><p>long</p><br /></h:pier>' +
      '<q xmlns="urn:quay" /></appInfo>',
  );
});

test("a comment of a type or a particle takes the place of its element's, or stands beside it in an allOf", () => {
  const note = (text: string): string => `<xs:annotation><xs:documentation>${text}</xs:documentation></xs:annotation>`;
  const comment = (text: string): object => ({ $comment: `<documentation>${text}</documentation>` });

  expect(
    deriveX(`
      <xs:element name="root" type="xs:string"/>
      <xs:element name="x">${note("element")}<xs:complexType>${note("type")}
        <xs:sequence>${note("sequence")}<xs:element name="e" type="xs:int"/></xs:sequence>
      </xs:complexType></xs:element>`),
  ).toEqual({
    ...comment("type"),
    allOf: [{ ...comment("sequence"), properties: { e: { type: "integer", "@xsdType": "int" } }, required: ["e"] }],
  });
});
