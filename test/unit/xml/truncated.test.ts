import { fromXml, itemsFromXml, XmlError, type XmlNode } from "altinnkit/xml";
import { xmlRoot } from "altinnkit/codegen";
import { expect, test } from "vitest";
import { allOf, inChunks } from "./chunks.js";

const list = xmlRoot<{ item?: readonly XmlNode[] }>({
  element: "list",
  type: "List",
  table: {
    namespace: "urn:list",
    types: { List: { content: { element: "item", type: "xs:anyType", min: 0, max: "unbounded" } } },
  },
});
const item =
  "<!-- <> --><l:item a='1 &lt; 2' l:b=\"x>'y\"><?p i?>Æ &#x1F600; € <![CDATA[<]] >]]>\r\n<a:b xmlns:a='urn:å'/>😀</l:item >\n";
const document = new TextEncoder().encode(
  `\uFEFF<?xml version="1.0" encoding="utf-8"?>\n<l:list xmlns:l="urn:list">${item.repeat(16)}</l:list>`,
);

test("a document cut off at any byte is refused", { timeout: 120_000 }, async () => {
  expect(document.length).toBeGreaterThan(2000);
  expect(fromXml(list, document).item).toHaveLength(16);
  for (let length = 0; length < document.length; length++) {
    const cut = document.subarray(0, length);
    expect(() => fromXml(list, cut), `${length} bytes`).toThrow(XmlError);
    const stream = allOf(itemsFromXml(list, inChunks(cut, 50), ["item"]));
    await expect(stream, `${length} bytes in chunks`).rejects.toThrow(XmlError);
  }
});

test.each([1, 2, 3, 5, 11, 1000])("a document in chunks of %i bytes is the one that comes whole", async (size) => {
  expect(await allOf(itemsFromXml(list, inChunks(document, size), ["item"]))).toEqual(fromXml(list, document).item);
});

test.each(["utf-16le", "utf-16be", "iso-8859-1", "windows-1252"])("a stream may be in %s", async (encoding) => {
  const text = `<?xml version="1.0" encoding="${encoding}"?><l:list xmlns:l="urn:list"><l:item>Ærlig</l:item></l:list>`;
  const bytes = encoding.startsWith("utf-16") ? Buffer.from(`\uFEFF${text}`, "utf16le") : Buffer.from(text, "latin1");
  const items = await allOf(
    itemsFromXml(list, inChunks(encoding === "utf-16be" ? bytes.swap16() : bytes, 3), ["item"]),
  );
  expect(items.map(({ children }) => children)).toEqual([["Ærlig"]]);
});
