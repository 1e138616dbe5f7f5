import { ZipError } from "altinnkit/flows/altinn2";
import { readZip, writeZip, type FileToZip } from "altinnkit/flows/altinn2/files";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

test("whatever is packed comes out the same", async () => {
  const name = fc
    .string({ minLength: 1, unit: fc.constantFrom("a", "B", "æ", "é", "漢", " ", "-", "_") })
    .map((text) => `${text}.x`);
  const file = fc.record({ name, content: fc.uint8Array({ maxLength: 5000 }), kind: fc.constantFrom(0, 1, 2, 3) });
  const files = fc.uniqueArray(file, { selector: ({ name }) => name.normalize().toLowerCase(), maxLength: 5 });
  const kinds = [
    (bytes: Uint8Array<ArrayBuffer>) => ({ content: bytes }),
    (bytes: Uint8Array<ArrayBuffer>) => ({ content: new Blob([bytes]) }),
    (bytes: Uint8Array<ArrayBuffer>) => ({ content: new Blob([bytes]).stream() }),
    (bytes: Uint8Array<ArrayBuffer>) => ({ content: new Blob([bytes]).stream(), size: bytes.length }),
  ];

  await fc.assert(
    fc.asyncProperty(files, async (given) => {
      const packed = writeZip(
        given.map(({ name, content, kind }) => ({ name, ...kinds[kind]!(new Uint8Array(content)) })),
      );
      const read = await readZip(await bytesOf(packed), { maxRatio: Infinity });
      const got = await Promise.all(read.map(async (file) => ({ name: file.name, content: await file.bytes() })));

      expect(got).toEqual(given.map(({ name, content }) => ({ name, content: new Uint8Array(content) })));
    }),
    { numRuns: 40 },
  );
});

test("a file is read as the ZIP is", async () => {
  let read = 0;
  const noise = () => crypto.getRandomValues(new Uint8Array(65_536));
  const content = new ReadableStream<Uint8Array>({
    pull(controller) {
      read += 65_536;
      controller.enqueue(noise());
    },
  });
  const zip = writeZip([{ name: "endless", content }]).getReader();
  for (let given = 0; given < 1_000_000;) given += (await zip.read()).value!.length;

  expect(read).toBeLessThan(3_000_000);
  await zip.cancel();
});

test("a file that fails fails the ZIP with its own error", async () => {
  const failure = new Error("no disk");
  const content = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(failure) });

  await expect(
    bytesOf(
      writeZip([
        { name: "a", content: "a" },
        { name: "b", content },
      ]),
    ),
  ).rejects.toBe(failure);
});

describe("not packed:", () => {
  test.each<[name: string, names: readonly string[]]>([
    ["a name that leads out of the folder", ["../a"]],
    ["a name of nothing", [""]],
    ["a folder", ["a/"]],
    ["two files of one name", ["a", "b", "a"]],
    ["two files of one name but for its case", ["a", "A"]],
    ["two files of one name but for its spelling", ["é", "e\u0301"]],
  ])("%s", (_, names) => {
    const files: FileToZip[] = names.map((name) => ({ name, content: "" }));

    expect(() => writeZip(files)).toThrow(ZipError);
  });
});
