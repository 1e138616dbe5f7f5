import { fromXml, type XmlRoot } from "altinnkit/xml";
import {
  brokerServiceManifest,
  brokerServiceRecipientList,
  type BrokerServiceManifest,
  type BrokerServiceRecipientList,
} from "../../../generated/altinn2/xml/schema.altinn.no/services/ServiceEngine/Broker/2015-06/index.gen.js";
import { writeBatch } from "../batch/write-batch.js";
import { ZipError } from "../batch/zip-error.js";
import { readZip, type ZipLimits, type ZippedFile } from "./read-zip.js";
import { writeZip, type FileToZip } from "./write-zip.js";

/** As senders call them, and as Altinn 3 calls its own, which holds where both are there. */
const manifestNames = ["Manifest.xml", "manifest.xml"] as const;
const recipientsNames = ["Recipients.xml", "recipients.xml"] as const;
/** Bytes of either; a list of all of Norway's organisations is smaller. */
const maxXmlSize = 2 ** 26;

/** A ZIP of the broker service. */
export interface BrokerZip {
  /** What the manifest says. Altinn II adds one to what comes by web service, Altinn 3 where a resource is set up so. */
  readonly manifest?: BrokerServiceManifest;
  /** What the recipient list says; there where the ZIP was sent by SFTP. */
  readonly recipients?: BrokerServiceRecipientList;
  /** All other files. */
  readonly files: readonly ZippedFile[];
}

/** What a ZIP of the broker service is made of. */
export interface BrokerZipToWrite {
  /** Goes by SFTP; who sends by web service says the same in `InitiateBrokerService` and leaves both out. */
  readonly manifest?: BrokerServiceManifest;
  readonly recipients?: BrokerServiceRecipientList;
  readonly files: readonly FileToZip[];
}

/**
 * Packs files for the broker service, manifest and recipient list first, as they are read.
 *
 * @throws InvalidBatchError with the paths of what is wrong in the manifest or the recipient list, ZipError when a name
 * cannot be used or the manifest lists a file that is not there.
 */
export function writeBrokerZip({ manifest, recipients, files }: BrokerZipToWrite): ReadableStream<Uint8Array> {
  const names = new Set(files.map(({ name }) => name));
  for (const { FileName } of manifest?.FileList?.File ?? []) {
    if (!names.has(FileName)) throw new ZipError("name", "the manifest lists a file that is not there.", FileName);
  }
  return writeZip([
    ...(manifest ? [{ name: manifestNames[1], content: writeBatch(brokerServiceManifest, manifest) }] : []),
    ...(recipients ? [{ name: recipientsNames[1], content: writeBatch(brokerServiceRecipientList, recipients) }] : []),
    ...files,
  ]);
}

/**
 * Reads a ZIP of the broker service; its files are unpacked when they are asked for.
 *
 * @param zip - Bytes, or a Blob, which `openAsBlob` of `node:fs` makes of a file.
 * @throws ZipError, and XmlError when the manifest or the recipient list is not what its schema says.
 */
export async function readBrokerZip(zip: Blob | Uint8Array, limits: ZipLimits = {}): Promise<BrokerZip> {
  const all = new Map((await readZip(zip, limits)).map((file) => [file.name, file]));
  const manifest = await take(all, manifestNames, brokerServiceManifest);
  const recipients = await take(all, recipientsNames, brokerServiceRecipientList);
  return { ...(manifest && { manifest }), ...(recipients && { recipients }), files: [...all.values()] };
}

/** Takes out all that have one of the names, and reads the first. */
async function take<T>(
  all: Map<string, ZippedFile>,
  names: readonly string[],
  root: XmlRoot<T>,
): Promise<T | undefined> {
  const [file] = names.flatMap((name) => all.get(name) ?? []);
  for (const name of names) all.delete(name);
  return file && fromXml(root, file.stream(), { maxSize: maxXmlSize });
}
