import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli, type Run } from "../../support/cli.js";

const xsd = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="boat"><xs:complexType><xs:sequence>
    <xs:element name="sail" type="xs:decimal"/>
    <xs:element name="oars" type="xs:int" minOccurs="0"><xs:annotation><xs:documentation>Pairs.</xs:documentation></xs:annotation></xs:element>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>
`;

const altinn = `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "boat.schema.json",
  "type": "object",
  "@xsdNamespaces": {
    "xs": "http://www.w3.org/2001/XMLSchema"
  },
  "@xsdSchemaAttributes": {
    "AttributeFormDefault": "None",
    "ElementFormDefault": "None",
    "BlockDefault": "None",
    "FinalDefault": "None"
  },
  "@xsdRootElement": "boat",
  "properties": {
    "sail": {
      "type": "number",
      "@xsdType": "decimal"
    },
    "oars": {
      "$comment": "<documentation>Pairs.</documentation>",
      "type": "integer",
      "@xsdType": "int",
      "@xsdMinOccurs": 0
    }
  },
  "required": [
    "sail"
  ]
}
`;

describe("schema", () => {
  let folder = "";
  const run = (...args: string[]): Promise<Run> => runCli(["schema", ...args], folder);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "altinnkit-"));
    await writeFile(join(folder, "boat.xsd"), xsd);
  });
  afterAll(() => rm(folder, { recursive: true }));

  test("prints what our codec reads and writes, with the words of the XSD", async () => {
    const { code, stdout, stderr } = await run("boat.xsd");

    expect([code, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject({
      $id: "boat.schema.json",
      $ref: "#/$defs/boat",
      $defs: {
        boat: {
          allOf: [
            {
              properties: {
                sail: { type: "string", "@xsdType": "decimal" },
                oars: { type: "integer", description: "Pairs." },
              },
              required: ["sail"],
            },
          ],
        },
      },
    });
  });

  test("--profile altinn prints what Altinn Studio derives, elements in the order of the XSD", async () => {
    const plain = await run("boat.xsd", "--profile", "altinn");
    const json = await run("boat.xsd", "--profile", "altinn", "--json");

    expect(plain).toEqual({ code: 0, stdout: altinn, stderr: "" });
    expect(json).toEqual(plain);
  });

  test("--out writes the same to a file, in a folder that need not be there, over one that may be", async () => {
    const args = ["boat.xsd", "--profile", "altinn", "--out", "made/here/boat.schema.json"];
    const first = await run(...args);
    const second = await run(...args, "--json");

    expect(first).toEqual({ code: 0, stdout: "Written to made/here/boat.schema.json.\n", stderr: "" });
    expect(JSON.parse(second.stdout)).toEqual({
      out: "made/here/boat.schema.json",
      profile: "altinn",
      diagnostics: [],
    });
    expect(await readdir(join(folder, "made/here"))).toEqual(["boat.schema.json"]);
    expect(await readFile(join(folder, "made/here/boat.schema.json"), "utf8")).toBe(altinn);
  });

  test("what the full profile cannot express yet is a warning with file, line and column", async () => {
    await writeFile(
      join(folder, "far.xsd"),
      '<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:far">\n' +
        '<s:import namespace="urn:far"/>\n<s:element name="near" type="f:far"/>\n</s:schema>',
    );
    const { code, stderr } = await run("far.xsd");

    expect(code).toBe(0);
    expect(stderr).toMatch(/^warning: far\.xsd:2:1 .*\[xsd-missing\]$/m);
    expect(stderr).toMatch(/^warning: far\.xsd:3:1 .*\[xsd-unsupported\]$/m);
  });

  test("what is imported is read from beside the file, and stands inside", async () => {
    await writeFile(
      join(folder, "harbour.xsd"),
      '<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:p="urn:pier" targetNamespace="urn:harbour">' +
        '<s:import namespace="urn:pier" schemaLocation="pier.xsd"/><s:element name="harbour" type="p:pier"/></s:schema>',
    );
    await writeFile(
      join(folder, "pier.xsd"),
      '<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:pier">' +
        '<s:complexType name="pier"><s:attribute name="length" type="s:int"/></s:complexType></s:schema>',
    );
    const { code, stdout, stderr } = await run("harbour.xsd");

    expect([code, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject({
      $ref: "urn:pier#/$defs/pier",
      $defs: { "urn:pier": { $id: "urn:pier", $defs: { pier: { properties: { length: { type: "integer" } } } } } },
    });
  });

  test("a catalog says where an import lies whose location is a URL, or that has none", async () => {
    const type = (name: string): string =>
      `<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:${name}"><s:simpleType name="${name}">` +
      '<s:restriction base="s:int"/></s:simpleType></s:schema>';
    await writeFile(join(folder, "mole-1.xsd"), type("mole"));
    await writeFile(join(folder, "buoy-1.xsd"), type("buoy"));
    await writeFile(
      join(folder, "sea.xsd"),
      '<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:m="urn:mole" xmlns:b="urn:buoy">' +
        '<s:import namespace="urn:mole" schemaLocation="https://sea.example/xsd/mole-1.xsd"/>' +
        '<s:import namespace="urn:buoy"/><s:element name="mole" type="m:mole"/><s:element name="buoy" type="b:buoy"/></s:schema>',
    );
    await writeFile(
      join(folder, "catalog.xml"),
      '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><rewriteURI uriStartString="https://sea.example/xsd/" rewritePrefix="./"/>' +
        '<uri name="urn:buoy" uri="buoy-1.xsd"/></catalog>',
    );
    const without = await run("sea.xsd");
    const { code, stdout, stderr } = await run("sea.xsd", "--catalog", "catalog.xml");

    expect(without.stderr).toMatch(/sea\.xsd:1:\d+ .*\[xsd-missing\]/);
    expect([code, stderr]).toEqual([0, ""]);
    expect(Object.keys((JSON.parse(stdout) as { $defs: object }).$defs)).toEqual(["urn:mole", "urn:buoy"]);
  });

  test.each([
    ["no such file", ["none.xsd"], "none.xsd: there is no such file (ENOENT).\n"],
    ["a folder", ["."], ".: this is a folder; name one file in it.\n"],
    ["a catalog that is none", ["boat.xsd", "--catalog", "boat.xsd"], "boat.xsd:1:1: not an XML catalog.\n"],
    ["a file that is no schema", ["page.xsd"], "page.xsd:1:1: Not an XML Schema document.\n"],
    [
      "a file that is no schema to Altinn Studio",
      ["page.xsd", "--profile", "altinn"],
      "page.xsd:1:1: Not an XML Schema document.\n",
    ],
    ["a folder as --out", ["boat.xsd", "--out", "."], ".: this is a folder. Name a file.\n"],
    [
      "a profile that is none",
      ["boat.xsd", "--profile", "studio"],
      'Invalid values:\n  Argument: profile, Given: "studio", Choices: "full", "altinn"\nRun "altinnkit --help" for usage.\n',
    ],
  ])("%s ends in exit 2 with what is wrong", async (_what, args, says) => {
    await writeFile(join(folder, "page.xsd"), "<html/>");

    expect(await run(...args)).toEqual({ code: 2, stdout: "", stderr: says });
  });
});
