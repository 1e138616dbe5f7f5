/** Packs files as the broker service of Altinn II takes them by SFTP, and unpacks what a recipient gets. */
import { openAsBlob } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readBrokerZip, sha256, writeBrokerZip } from "altinnkit/flows/altinn2/files";

const folder = await mkdtemp(join(tmpdir(), "broker-"));
const path = join(folder, "week-09.zip");
const files = [
  // A file of any size: it is read as the ZIP is written.
  { name: "pens.csv", content: new Blob(["pen;lice\n1;0.2\n2;3\n"]) },
  { name: "bilag/målebrev.txt", content: "Målebrev 7\n" },
];
const recipients = { Recipient: [{ PartyNumber: "310724181" }] };
const checksums = new Map(
  await Promise.all(files.map(async ({ name, content }) => [name, await sha256(new Blob([content]))] as const)),
);
const manifest = {
  ExternalServiceCode: "4752",
  ExternalServiceEditionCode: "1",
  SendersReference: "week-09",
  Reportee: "310724181",
  FileList: { File: [...checksums].map(([FileName, CheckSum]) => ({ FileName, CheckSum })) },
};
await writeFile(path, writeBrokerZip({ manifest, recipients, files }));
console.log(`Packed ${files.length} files for ${recipients.Recipient.length} recipient`);

// The recipient downloads it to disk first: a ZIP is read from its end.
const zip = await readBrokerZip(await openAsBlob(path));
console.log(`${zip.manifest?.SendersReference} from ${zip.manifest?.Reportee}`);
for (const file of zip.files) {
  const told = zip.manifest?.FileList?.File?.find(({ FileName }) => FileName === file.name)?.CheckSum;
  const isSame = told === (await sha256(file.stream()));
  console.log(`${file.name}: ${file.size} bytes, ${isSame ? "as sent" : "damaged"}`);
}
await rm(folder, { recursive: true });
