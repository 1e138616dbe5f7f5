import { createCipheriv } from "node:crypto";
import { createWriteStream, openAsBlob } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { readBrokerZip, sha256, writeBrokerZip, type FileToZip } from "altinnkit/flows/altinn2/files";

/** Packs a payload into a broker ZIP on disk and unpacks it again; tells what memory that took beyond a small one. */
const [path = "", size = "0"] = process.argv.slice(2);
await throughZip(path, 1e6);
const before = process.resourceUsage().maxRSS;
const start = performance.now();
const same = await throughZip(path, Number(size));
const memory = Math.round((process.resourceUsage().maxRSS - before) / 1024);
console.log(JSON.stringify({ same, memory, seconds: Math.round((performance.now() - start) / 100) / 10 }));

async function throughZip(path: string, size: number): Promise<boolean> {
  const files: FileToZip[] = [{ name: "payload.bin", content: payload(size) }];
  await pipeline(
    Readable.fromWeb(writeBrokerZip({ files }) as Parameters<typeof Readable.fromWeb>[0]),
    createWriteStream(path),
  );
  const [file] = (await readBrokerZip(await openAsBlob(path))).files;
  return file!.size === size && (await sha256(file!.stream())) === (await sha256(payload(size)));
}

/** Half of it noise, the same each time, so that it packs as real files do. */
function payload(size: number): ReadableStream<Uint8Array> {
  const noise = createCipheriv("aes-128-ctr", Buffer.alloc(16), Buffer.alloc(16));
  const letters = Buffer.alloc(25_000, "Hei ");
  let given = 0;
  return new ReadableStream({
    pull(controller) {
      if (given >= size) return controller.close();
      given += 50_000;
      controller.enqueue(new Uint8Array(Buffer.concat([noise.update(letters), letters])));
    },
  });
}
