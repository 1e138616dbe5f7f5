import { bytesToXml, fromXml, itemsToXml, toXml, XmlError } from "altinnkit/xml";
import { xmlRoot, type XmlTable } from "altinnkit/codegen";
import { describe, expect, test } from "vitest";
import { allOf, inChunks } from "./chunks.js";

interface Batch {
  readonly sender: string;
  readonly letters?: { readonly letter?: readonly Letter[]; readonly note?: string };
  readonly count: number;
}
interface Letter {
  readonly id: number;
  readonly text: string | null;
  readonly place?: { readonly town: string };
}
interface File {
  readonly name: string;
  readonly content: Uint8Array;
  readonly size: number;
}

const places: XmlTable = {
  namespace: "urn:places",
  types: { Place: { content: { element: "town", type: "xs:string" } } },
};
const table: XmlTable = {
  namespace: "urn:batch",
  imports: { places: () => places },
  types: {
    Batch: {
      content: {
        sequence: [
          { element: "sender", type: "xs:string" },
          { element: "letters", type: "Letters", min: 0 },
          { element: "count", type: "xs:int" },
        ],
      },
    },
    Letters: {
      content: {
        sequence: [
          { element: "letter", type: "Letter", min: 2, max: 3 },
          { element: "note", type: "xs:string", min: 0 },
        ],
      },
    },
    Letter: {
      attributes: [{ attribute: "id", type: "xs:int", required: true }],
      content: {
        sequence: [
          { element: "text", type: "xs:string", nillable: true },
          { element: "place", type: "places#Place", min: 0 },
        ],
      },
    },
    File: {
      content: {
        sequence: [
          { element: "name", type: "xs:string" },
          { element: "content", type: "xs:base64Binary" },
          { element: "size", type: "xs:int" },
        ],
      },
    },
  },
};
const batch = xmlRoot<Batch>({ element: "batch", type: "Batch", table });
const file = xmlRoot<File>({ element: "file", type: "File", table });

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  return new TextDecoder().decode(Buffer.concat(await allOf(chunks)));
}

describe("items", () => {
  const letter: readonly Letter[] = [
    { id: 1, text: "a & b" },
    { id: 2, text: null, place: { town: "Oslo" } },
  ];
  const around = { sender: "Ærlig", letters: { note: "n" }, count: 2 };

  test("stand where the schema has them, their namespaces declared at the root", async () => {
    expect(await textOf(itemsToXml(batch, around, ["letters", "letter"], letter, { declaration: false }))).toBe(
      '<batch xmlns="urn:batch" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:ns2="urn:places">' +
        '<sender>Ærlig</sender><letters><letter id="1"><text>a &amp; b</text></letter>' +
        '<letter id="2"><text xsi:nil="true"/><place><ns2:town>Oslo</ns2:town></place></letter>' +
        "<note>n</note></letters><count>2</count></batch>",
    );
  });

  test("may come later, and the document reads as if written at once", async () => {
    const later = async function* (): AsyncGenerator<Letter, void> {
      for (const each of letter) {
        await new Promise((resolve) => setImmediate(resolve));
        yield each;
      }
    };
    const written = await textOf(itemsToXml(batch, { sender: "s", count: 2 }, ["letters", "letter"], later()));
    const value = { sender: "s", letters: { letter }, count: 2 };
    expect(fromXml(batch, written)).toEqual(fromXml(batch, toXml(batch, value)));
  });

  test.each<[name: string, items: unknown[], error: object]>([
    ["too few", [letter[0]], { code: "missing-element", path: "/letters/letter" }],
    ["too many", [1, 2, 3, 4].map((id) => ({ id, text: "" })), { code: "unexpected-element", path: "/letters/letter" }],
    ["a wrong one", [{ id: "x", text: "" }], { code: "bad-value", path: "/batch/letters/letter/@id" }],
  ])("%s are refused", async (_, items, error) => {
    const write = (): Promise<unknown> => allOf(itemsToXml(batch, around, ["letters", "letter"], items as Letter[]));
    await expect(write()).rejects.toThrow(XmlError);
    await expect(write()).rejects.toMatchObject(error);
  });

  test("many of them come in chunks of some size", async () => {
    const many = function* (): Generator<string, void> {
      for (let index = 0; index < 20_000; index++) yield `text ${index}`;
    };
    const texts = xmlRoot<{ text: readonly string[] }>({
      element: "texts",
      type: "Texts",
      table: { namespace: "", types: { Texts: { content: { element: "text", type: "xs:string", max: "unbounded" } } } },
    });
    const lengths = (await allOf(itemsToXml(texts, {}, ["text"], many()))).map(({ length }) => length);
    expect(lengths.slice(0, -1).every((length) => length >= 16_384 && length < 17_000)).toBe(true);
    expect(lengths.length).toBeGreaterThan(20);
  });
});

describe("bytes", () => {
  test.each([0, 1, 2, 3, 4, 100])("%i of them are one base64 text, whatever chunks they come in", async (length) => {
    const content = Uint8Array.from({ length }, (_, index) => index * 7);
    const written = await textOf(bytesToXml(file, { name: "a", size: length }, ["content"], inChunks(content, 4)));
    expect(fromXml(file, written)).toEqual({ name: "a", content, size: length });
    expect(written).toBe(toXml(file, { name: "a", content, size: length }));
  });
});
