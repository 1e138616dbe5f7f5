import { bytesFromXml, fromXml, itemsFromXml, XmlError } from "altinnkit/xml";
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
}
interface File {
  readonly name: string;
  readonly content: Uint8Array;
  readonly size: number;
}

const table: XmlTable = {
  namespace: "urn:batch",
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
          { element: "letter", type: "Letter", min: 0, max: 3 },
          { element: "note", type: "xs:string", min: 0 },
        ],
      },
    },
    Letter: {
      attributes: [{ attribute: "id", type: "xs:int", required: true }],
      content: { sequence: [{ element: "text", type: "xs:string", nillable: true }] },
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

const inBatch = (content: string): string =>
  `\uFEFF<?xml version="1.0" encoding="utf-8"?><!-- > --><b:batch xmlns:b="urn:batch" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">${content}</b:batch>\n`;
const letters =
  "<b:sender>Ærlig &amp; <![CDATA[<b:letters>]]></b:sender>\r\n<b:letters><!-- <b:letter> --><b:letter id='1'><b:text>a>b</b:text></b:letter >" +
  "<b:letter id=\"2\" ><b:text i:nil='true'/></b:letter><?p <?><b:note/></b:letters><b:count>2</b:count>";

describe("items", () => {
  test.each([1, 2, 3, 7, 64, 65_536])("are those of the whole document, in chunks of %i bytes", async (size) => {
    const document = inBatch(letters);
    const reading = itemsFromXml(batch, inChunks(document, size), ["letters", "letter"]);
    const items = await allOf(reading);

    const { letters: whole, ...around } = fromXml(batch, document);
    expect(items).toEqual([
      { id: 1, text: "a>b" },
      { id: 2, text: null },
    ]);
    expect(items).toEqual(whole?.letter);
    expect(reading.around).toEqual({ ...around, letters: { note: "" } });
  });

  test("come after what stands before them, and before what stands behind", async () => {
    const reading = itemsFromXml(batch, inChunks(inBatch(letters), 16), ["letters", "letter"]);
    const senders: unknown[] = [];
    for await (const { id } of reading) senders.push([id, reading.around.sender, reading.around.count]);
    expect(senders).toEqual([
      [1, "Ærlig & <b:letters>", undefined],
      [2, "Ærlig & <b:letters>", undefined],
    ]);
  });

  test.each<[name: string, content: string, error: object]>([
    [
      "too many",
      `<b:sender/><b:letters>${"<b:letter id='1'><b:text/></b:letter>\n".repeat(4)}</b:letters><b:count>0</b:count>`,
      { code: "unexpected-element", path: "/batch/letters/letter", line: 4, column: 1 },
    ],
    [
      "a wrong one",
      "<b:sender/><b:letters>\r\n<b:letter id='x'/></b:letters>",
      { code: "bad-value", path: "/batch/letters/letter/@id", line: 2, column: 1 },
    ],
    ["what is missing behind them", "<b:sender/><b:letters/>", { code: "missing-element", path: "/batch" }],
    ["an element that is not closed", "<b:sender/><b:letters><b:letter id='1'>", { code: "malformed" }],
    ["a document type", "<!DOCTYPE a>", { code: "doctype" }],
  ])("%s is refused", async (_, content, error) => {
    const read = (): Promise<unknown> =>
      allOf(itemsFromXml(batch, inChunks(inBatch(content), 5), ["letters", "letter"]));
    await expect(read()).rejects.toThrow(XmlError);
    await expect(read()).rejects.toMatchObject(error);
  });

  test("a stream is cancelled when the loop ends early", async () => {
    let cancelled = false;
    const source = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode(inBatch(letters).slice(0, -20))),
      cancel: () => void (cancelled = true),
    });
    for await (const _ of itemsFromXml(batch, source, ["letters", "letter"])) break;
    expect(cancelled).toBe(true);
  });

  test("a path the schema does not have is refused at once", () => {
    expect(() => itemsFromXml(batch, [], ["letters", "parcel"] as never)).toThrow(TypeError);
  });

  test("a document larger than allowed is refused", async () => {
    const read = allOf(itemsFromXml(batch, inChunks(inBatch(letters), 50), ["letters", "letter"], { maxSize: 200 }));
    await expect(read).rejects.toMatchObject({ code: "limit" });
  });
});

describe("bytes", () => {
  const inFile = (content: string): string =>
    `<file xmlns="urn:batch"><name>a</name><content>${content}</content><size>6</size></file>`;

  test.each([1, 2, 3, 5, 64])("are those of the whole element, in chunks of %i bytes", async (size) => {
    const reading = bytesFromXml(file, inChunks(inFile("AA\nEC<!-- = -->Aw&#81;F"), size), ["content"]);
    const pieces = await allOf(reading);
    expect(pieces.flatMap((piece) => [...piece])).toEqual([0, 1, 2, 3, 4, 5]);
    expect(reading.around).toEqual({ name: "a", size: 6 });
  });

  test.each(["AAA", "A=AA", "AA==AA", "ÆAAA", "A]]>", "&unknown;"])("%s is refused", async (content) => {
    await expect(allOf(bytesFromXml(file, inChunks(inFile(content), 3), ["content"]))).rejects.toThrow(XmlError);
  });

  test("an element that holds none is refused at once", () => {
    expect(() => bytesFromXml(file, [], ["name"])).toThrow(TypeError);
  });
});
