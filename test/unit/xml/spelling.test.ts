import { xmlRoot, type XmlTable } from "altinnkit/codegen";
import { fromXml, toXml } from "altinnkit/xml";
import { describe, expect, test } from "vitest";

const table: XmlTable = {
  namespace: "",
  types: {
    T: {
      attributes: [{ attribute: "at", type: "xs:boolean" }],
      content: {
        sequence: [
          { element: "n", type: "xs:int", min: 0, max: "unbounded" },
          { element: "b", type: "xs:boolean", min: 0 },
          { element: "d", type: "xs:date", min: 0 },
          { element: "h", type: "xs:hexBinary", min: 0 },
          { element: "x", type: "xs:base64Binary", min: 0 },
          { element: "l", type: "Doubles", min: 0 },
          { element: "q", type: "xs:QName", min: 0 },
          { element: "u", type: "Unit", min: 0 },
        ],
      },
    },
    Doubles: { list: "xs:double" },
    Unit: { attributes: [{ attribute: "of", type: "xs:string" }], text: "xs:double" },
    M: { mixed: true, content: { element: "n", type: "xs:int" } },
  },
};

interface Thing {
  at?: boolean;
  n?: number[];
  b?: boolean;
  h?: Uint8Array;
  l?: number[];
}

const thing = xmlRoot<Thing>({ element: "t", type: "T", table });
const mixed = xmlRoot<{ $mixed: unknown[] }>({ element: "m", type: "M", table });
const plain = { declaration: false };

describe("what is not changed is written as it was spelled", () => {
  test.each([
    ["numbers of a list of elements", "<t><n>007</n><n>8</n><n> 9 </n></t>"],
    ["a boolean", '<t at="1"><b>0</b></t>'],
    ["a date with blanks around it", "<t><d> 2026-01-31\n</d></t>"],
    ["hexadecimal in small letters", "<t><h>0aFf</h></t>"],
    ["base64 in lines", "<t><x>AAEC\nAwQF</x></t>"],
    ["a list", "<t><l>1.50  2E3 -INF</l></t>"],
    ["the prefix of a name as a value", '<t xmlns:p="urn:p"><q>p:name</q></t>'],
    ["a text beside attributes", '<t><u of="m">1.0</u></t>'],
  ])("%s", (_, document) => {
    expect(toXml(thing, fromXml(thing, document), plain)).toBe(document);
  });

  test("a name without a prefix, which the default namespace it needs is declared for", () => {
    const spaced = xmlRoot<{ q: unknown }>({ element: "t", type: "T", table: { ...table, namespace: "urn:t" } });
    const document = '<p:t xmlns:p="urn:t" xmlns="urn:x"><p:q>name</p:q></p:t>';
    const written = toXml(spaced, fromXml(spaced, document), plain);

    expect(written).toBe('<t xmlns="urn:t" xmlns:ns1="urn:t"><ns1:q xmlns="urn:x">name</ns1:q></t>');
    expect(fromXml(spaced, written)).toEqual({ q: { ns: "urn:x", local: "name" } });
  });

  test("an element of mixed content", () => {
    expect(toXml(mixed, fromXml(mixed, "<m>a<n>+1</n></m>"), plain)).toBe("<m>a<n>+1</n></m>");
  });
});

describe("what is changed is written as it is", () => {
  const read = (): Thing => fromXml(thing, '<t at="1"><n>007</n><n>08</n><h>0a</h><l>1.50 2</l></t>');

  test.each<[name: string, change: (value: Thing) => void, written: string]>([
    ["a number", ({ n }) => (n![0] = 9), '<t at="1"><n>9</n><n>08</n><h>0a</h><l>1.50 2</l></t>'],
    ["a boolean", (value) => (value.at = false), '<t at="false"><n>007</n><n>08</n><h>0a</h><l>1.50 2</l></t>'],
    ["a byte in place", ({ h }) => (h![0] = 0xbb), '<t at="1"><n>007</n><n>08</n><h>BB</h><l>1.50 2</l></t>'],
    ["a list that grows", ({ l }) => l!.push(3), '<t at="1"><n>007</n><n>08</n><h>0a</h><l>1.5 2 3</l></t>'],
    ["an element taken out before others", ({ n }) => n!.shift(), '<t at="1"><n>8</n><h>0a</h><l>1.50 2</l></t>'],
  ])("%s", (_, change, written) => {
    const value = read();
    change(value);
    expect(toXml(thing, value, plain)).toBe(written);
  });

  test("and a copy, which remembers nothing", () => {
    expect(toXml(thing, structuredClone(read()), plain)).toBe('<t at="true"><n>7</n><n>8</n><h>0A</h><l>1.5 2</l></t>');
  });
});
