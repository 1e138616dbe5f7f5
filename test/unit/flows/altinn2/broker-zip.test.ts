import { writeBatch, ZipError } from "altinnkit/flows/altinn2";
import { readBrokerZip, readZip, writeBrokerZip } from "altinnkit/flows/altinn2/files";
import {
  brokerServiceManifest,
  brokerServiceRecipientList,
} from "altinnkit/altinn2/xml/schema.altinn.no/services/ServiceEngine/Broker/2015-06";
import { expect, test } from "vitest";
import { rawZip } from "./raw-zip.js";
import { manifest, recipients } from "./samples.js";

const files = [
  { name: "brev.txt", content: "Hei på deg" },
  { name: "bilag/1.bin", content: new Uint8Array([1, 2, 3]) },
];

test("a ZIP for SFTP begins with manifest and recipient list, and comes back whole", async () => {
  const zip = await new Response(writeBrokerZip({ manifest, recipients, files })).blob();
  const read = await readBrokerZip(zip);
  const names = (await readZip(zip)).map(({ name }) => name);

  expect(names).toEqual(["manifest.xml", "recipients.xml", "brev.txt", "bilag/1.bin"]);
  expect([read.manifest, read.recipients]).toEqual([manifest, recipients]);
  expect(read.files.map(({ name, size }) => [name, size])).toEqual([
    ["brev.txt", 11],
    ["bilag/1.bin", 3],
  ]);
  expect(await read.files[1]!.bytes()).toEqual(new Uint8Array([1, 2, 3]));
});

test("a ZIP for a web service has neither, and one from it a manifest alone", async () => {
  const sent = await readBrokerZip(await new Response(writeBrokerZip({ files })).blob());
  const received = await new Response(writeBrokerZip({ manifest, files })).blob();

  expect([sent.manifest, sent.recipients, sent.files.length]).toEqual([undefined, undefined, 2]);
  expect([(await readBrokerZip(received)).manifest, sent.recipients]).toEqual([manifest, undefined]);
});

test("Altinn 3's manifest, in UTF-16 and called otherwise, holds where the sender's is there too", async () => {
  const theirs = writeBatch(brokerServiceManifest, { ...manifest, SentDate: "2026-03-02T00:00:00" });
  const zip = rawZip([
    { name: "manifest.xml", content: writeBatch(brokerServiceManifest, manifest) },
    { name: "brev.txt", content: "Hei" },
    { name: "Manifest.xml", content: Buffer.from(`\uFEFF${theirs.replace("UTF-8", "utf-16")}`, "utf16le") },
  ]);
  const read = await readBrokerZip(zip);

  expect(read.manifest).toEqual({ ...manifest, SentDate: "2026-03-02T00:00:00" });
  expect(read.files.map(({ name }) => name)).toEqual(["brev.txt"]);
});

test("a manifest or a recipient list that is none is told with its path", async () => {
  const content = writeBatch(brokerServiceRecipientList, recipients);
  const recipientList =
    '<BrokerServiceRecipientList xmlns="http://schema.altinn.no/services/ServiceEngine/Broker/2015/06"/>';

  await expect(readBrokerZip(rawZip([{ name: "manifest.xml", content }]))).rejects.toMatchObject({
    name: "XmlError",
    code: "unknown-root",
  });
  await expect(readBrokerZip(rawZip([{ name: "recipients.xml", content: recipientList }]))).rejects.toMatchObject({
    name: "XmlError",
    code: "missing-element",
    path: "/BrokerServiceRecipientList",
  });
});

test.each<[name: string, write: () => unknown, says: string | RegExp]>([
  [
    "a manifest without a reference",
    () => writeBrokerZip({ manifest: { ...manifest, SendersReference: undefined as unknown as string }, files }),
    "BrokerServiceManifest: /BrokerServiceManifest: SendersReference is missing.",
  ],
  [
    "no recipients",
    () => writeBrokerZip({ recipients: { Recipient: [] }, files }),
    /^BrokerServiceRecipientList: \/BrokerServiceRecipientList: /,
  ],
  [
    "a manifest of another file",
    () => writeBrokerZip({ manifest, files: files.slice(1) }),
    `ZIP: the manifest lists a file that is not there. The error's "file" names it.`,
  ],
  [
    "a file called like the manifest",
    () => writeBrokerZip({ manifest, files: [...files, { name: "Manifest.xml", content: "" }] }),
    `ZIP: two files have the same name. The error's "file" names it.`,
  ],
])("%s is refused before anything is read", (_, write, says) => {
  expect(write).toThrow(says);
});

test("a manifest larger than any is refused", async () => {
  const content = new Uint8Array(2 ** 26 + 1).fill(32);
  const zip = rawZip([{ name: "manifest.xml", content }]);

  await expect(readBrokerZip(zip)).rejects.toBeInstanceOf(ZipError);
  await expect(readBrokerZip(zip, { maxRatio: 2000 })).rejects.toMatchObject({ name: "XmlError", code: "limit" });
});
