import { fromXml } from "altinnkit/xml";
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

const manifestName = "manifest.xml";
const recipientsName = "recipients.xml";
/** Bytes of either; a list of all of Norway's organisations is smaller. */
const maxXmlSize = 2 ** 26;

/** A ZIP of the broker service. */
export interface BrokerZip {
  /** What `manifest.xml` says; Altinn adds one to what comes by web service, its successor only where it is set up so. */
  readonly manifest?: BrokerServiceManifest;
  /** What `recipients.xml` says; there where the ZIP was sent by SFTP. */
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
    ...(manifest ? [{ name: manifestName, content: writeBatch(brokerServiceManifest, manifest) }] : []),
    ...(recipients ? [{ name: recipientsName, content: writeBatch(brokerServiceRecipientList, recipients) }] : []),
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
  const all = await readZip(zip, limits);
  const find = (name: string) => all.find((file) => file.name === name);
  const [manifest, recipients] = [find(manifestName), find(recipientsName)];
  return {
    ...(manifest && { manifest: await fromXml(brokerServiceManifest, manifest.stream(), { maxSize: maxXmlSize }) }),
    ...(recipients && {
      recipients: await fromXml(brokerServiceRecipientList, recipients.stream(), { maxSize: maxXmlSize }),
    }),
    files: all.filter((file) => file !== manifest && file !== recipients),
  };
}
