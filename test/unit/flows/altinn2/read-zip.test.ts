import { inspect } from "node:util";
import { ZipError } from "altinnkit/flows/altinn2";
import { readZip, type ZipLimits } from "altinnkit/flows/altinn2/files";
import { describe, expect, test } from "vitest";
import { rawZip, type RawFile } from "./raw-zip.js";

const zeros = new Uint8Array(70_000_000);

async function refusal(work: Promise<unknown>): Promise<ZipError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ZipError);
  return error as ZipError;
}

test("a ZIP is read by its directory, folders left out, each file as often as it is asked for", async () => {
  const zip = rawZip([
    { name: "brev/", content: "" },
    { name: "brev/æ.txt", content: "hei" },
    { name: "tom", content: "" },
  ]);
  const files = await readZip(zip);

  expect(files.map(({ name, size }) => [name, size])).toEqual([
    ["brev/æ.txt", 3],
    ["tom", 0],
  ]);
  expect(await Promise.all([files[0]!, files[0]!, files[1]!].map(async (file) => [...(await file.bytes())]))).toEqual([
    [104, 101, 105],
    [104, 101, 105],
    [],
  ]);
  expect(await new Response((await readZip(new Blob([zip])))[0]!.stream()).text()).toBe("hei");
});

test("what is small may be packed as well as it can", async () => {
  const [file] = await readZip(rawZip([{ name: "a", content: zeros.subarray(0, 1e6) }]));

  expect((await file!.bytes()).length).toBe(1e6);
});

test("a file may be left before its end", async () => {
  const [file] = await readZip(rawZip([{ name: "a", content: zeros.subarray(0, 1e6) }]));
  for await (const chunk of file!.stream()) {
    expect(chunk.length).toBeLessThan(1e6);
    break;
  }

  expect((await file!.bytes()).length).toBe(1e6);
});

test("a directory of nothing but size is refused", async () => {
  const end = rawZip([]).slice(-22);
  new DataView(end.buffer).setUint16(8, 1, true);
  new DataView(end.buffer).setUint16(10, 1, true);
  new DataView(end.buffer).setUint32(12, zeros.length, true);
  const error = await refusal(readZip(new Blob([zeros, end])));

  expect([error.fault, error.message]).toEqual(["limit", expect.stringContaining("its directory is larger")]);
});

describe("refused before anything is unpacked:", () => {
  const file: RawFile = { name: "a.txt", content: "a" };

  test.each<[name: string, files: readonly RawFile[], fault: string, says: RegExp, limits?: ZipLimits]>([
    ["a bomb", [{ name: "a", content: zeros }], "limit", /more than 200 times its size/],
    ["more files than allowed", [file, { ...file, name: "b" }], "limit", /more than 1 files/, { maxFiles: 1 }],
    ["more bytes than allowed", [file, { ...file, name: "b" }], "limit", /larger than 1 bytes/, { maxSize: 1 }],
    ["an encrypted file", [{ ...file, encrypted: true }], "encrypted", /is encrypted/],
    ["the same name twice", [file, file], "name", /the same name/],
    ["a file that is a folder too", [file, { ...file, name: "a.txt/" }], "name", /the same name/],
  ])("%s", async (_, files, fault, says, limits) => {
    const error = await refusal(readZip(rawZip(files), limits));

    expect([error.fault, error.message]).toEqual([fault, expect.stringMatching(says)]);
  });

  test.each([
    "../a",
    "a/../../b",
    ".. /a",
    "a/.../b",
    " ",
    "..\\a",
    "/a",
    "\\a",
    "C:\\a",
    "c:a",
    "",
    ".",
    "a/./b",
    "a//b",
    "a\0b",
    "a\nb",
  ])("the name %j", async (name) => {
    const error = await refusal(readZip(rawZip([{ name, content: "a" }])));

    expect([error.fault, error.file]).toEqual(["name", name]);
  });

  test.each<[name: string, spoil: (zip: Uint8Array) => Uint8Array]>([
    ["bytes before it", (zip) => Buffer.concat([Buffer.from("MZ"), zip])],
    ["bytes behind it", (zip) => Buffer.concat([zip, Buffer.from("\0")])],
    ["an end that is missing", (zip) => zip.subarray(0, -1)],
    ["nothing in it", () => new Uint8Array()],
    ["no ZIP in it", () => Buffer.from("<html>Logg inn</html>".repeat(10))],
  ])("one with %s", async (_, spoil) => {
    expect((await refusal(readZip(spoil(rawZip([file]))))).fault).toBe("damaged");
  });
});

test("the name of a file is in no message", async () => {
  const error = await refusal(readZip(rawZip([{ name: "../14857310056.pdf", content: "a" }])));

  expect(error.file).toBe("../14857310056.pdf");
  expect(`${error} ${JSON.stringify(error)} ${inspect(error)}`).not.toContain("14857310056");
});

describe("refused as it is unpacked:", () => {
  test.each<[name: string, files: readonly RawFile[]]>([
    ["a file larger than it says", [{ name: "a", content: zeros, size: 500_000 }]],
    ["a file smaller than it says", [{ name: "a", content: "a", size: 2 }]],
    ["a file of another checksum", [{ name: "a", content: "a", crc: 1 }]],
    ["a file of another name", [{ name: "a", content: "a", localName: "b" }]],
  ])("%s", async (_, files) => {
    const [file] = await readZip(rawZip(files), { maxRatio: 1e4 });
    let given = 0;
    const error = await refusal(
      (async () => {
        for await (const chunk of file!.stream()) given += chunk.length;
      })(),
    );

    expect([error.fault, error.file]).toEqual(["damaged", "a"]);
    expect(given).toBeLessThanOrEqual(file!.size);
  });

  test("files that lie in the same place", async () => {
    const [one, other] = await readZip(
      rawZip([
        { name: "a", content: "hei" },
        { name: "b", content: "hei", at: 0 },
      ]),
    );
    await one!.bytes();

    expect((await refusal(other!.bytes())).fault).toBe("damaged");
  });
});
