import { fromXml, XmlError } from "altinnkit/xml";
import { xmlRoot, type XmlTable } from "altinnkit/codegen";
import { describe, expect, test } from "vitest";
import { inChunks } from "./chunks.js";

const table: XmlTable = { namespace: "", types: {} };
const name = xmlRoot<string>({ element: "navn", type: "xs:string", table });
const document = '<?xml version="1.0" encoding="UTF-8"?><navn>Ærlig Ås</navn>';

describe("a document that comes as a stream", () => {
  test.each([1, 2, 7, 1000])("of chunks of %i bytes is read as it is at once", async (size) => {
    expect(await fromXml(name, inChunks(document, size))).toBe("Ærlig Ås");
  });

  test("may be the body of a response", async () => {
    expect(await fromXml(name, new Response(document).body!)).toBe("Ærlig Ås");
  });

  test("may be in another encoding", async () => {
    const latin = Buffer.from(document.replace("UTF-8", "ISO-8859-1"), "latin1");
    expect(await fromXml(name, inChunks(latin, 3))).toBe("Ærlig Ås");
  });

  test("is refused with path, line and column", async () => {
    const refused = fromXml(name, inChunks("<navn>\n<b/></navn>", 4));
    await expect(refused).rejects.toThrow(XmlError);
    await expect(refused).rejects.toMatchObject({ code: "unknown-element", path: "/navn/b", line: 2, column: 1 });
  });

  test("is cancelled when it is larger than it may be, without reading on", async () => {
    let pulled = 0;
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled++;
        controller.enqueue(new Uint8Array(1000).fill(0x20));
      },
      cancel: () => void (cancelled = true),
    });
    await expect(fromXml(name, endless, { maxSize: 5000 })).rejects.toMatchObject({ code: "limit" });
    expect(cancelled).toBe(true);
    expect(pulled).toBeLessThan(10);
  });
});
