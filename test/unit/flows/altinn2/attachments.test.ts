import { createHash } from "node:crypto";
import { attachment, readAttachments, sha256, writeZip } from "altinnkit/flows/altinn2/files";
import { expect, test } from "vitest";
import { submissions } from "./samples.js";

const about = { archiveReference: "AR1", fileName: "målebrev.pdf", internalFileName: "AR1_1", isEncrypted: false };
const bytes = new Uint8Array(20_000).map((_, index) => index);

function batchWith(...Attachment: Awaited<ReturnType<typeof attachment>>[]) {
  return { ...submissions, Attachments: { Attachment } };
}

test("SHA-256 is that of Node, of bytes, a Blob or a stream", async () => {
  const expected = createHash("sha256").update(bytes).digest("hex");
  const contents = [bytes, new Blob([bytes]), new Blob([bytes]).stream()];

  expect(await Promise.all(contents.map((content) => sha256(content)))).toEqual([expected, expected, expected]);
});

test("an attachment has its checksum", async () => {
  expect(await attachment(about, bytes)).toEqual({ ...about, checksum: await sha256(bytes), value: bytes });
});

test("attachments in the batch are read from it", async () => {
  const [read] = await readAttachments(batchWith(await attachment(about, bytes)), new Uint8Array());

  expect(read).toMatchObject({ ...about, checksum: await sha256(bytes) });
  expect([Buffer.compare(await read!.bytes(), bytes), await sha256(read!.stream())]).toEqual([0, read!.checksum]);
  expect(await readAttachments({ ...submissions, Attachments: {} })).toEqual([]);
});

test("attachments beside the batch are read from the ZIP, by the name they have there", async () => {
  const zip = await new Response(writeZip([{ name: "AR1_1", content: bytes }])).blob();
  const batch = batchWith({ ...about, checksum: await sha256(bytes), value: new Uint8Array() });
  const [read] = await readAttachments(batch, zip);

  expect(read!.fileName).toBe("målebrev.pdf");
  expect([Buffer.compare(await read!.bytes(), bytes), await sha256(read!.stream())]).toEqual([0, read!.checksum]);
});

test("an attachment that is in neither is told", async () => {
  const zip = await new Response(writeZip([{ name: "AR1_2", content: bytes }])).blob();

  await expect(readAttachments(batchWith({ ...about, value: new Uint8Array() }), zip)).rejects.toMatchObject({
    name: "ZipError",
    fault: "name",
    file: "AR1_1",
  });
});
