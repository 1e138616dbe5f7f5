import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { connectSoap } from "altinnkit/soap";
import { unwrap } from "altinnkit";
import { files } from "../../unit/runtime/soap/files.js";
import { blocks, hashOf } from "./blocks.js";

/** Sends or fetches bytes in a process of its own, as memory is counted from the most that was ever in use. */
const [way = "", endpoint = "", size = "0"] = process.argv.slice(2);
const client = connectSoap(files, { endpoint, credentials: { systemPassword: "secret" } });
const idle = await settled();
const hash = way.startsWith("send") ? await send() : await fetchBytes();
const memory = Math.round((process.resourceUsage().maxRSS - idle) / 1024);
console.log(JSON.stringify({ memory, hash }));

/** After a small call, so that all that is needed is loaded. */
async function settled(): Promise<number> {
  unwrap(await client.forget({ id: "1" }));
  return process.resourceUsage().maxRSS;
}

async function send(): Promise<string> {
  const method = way === "send beside" ? client.addBeside : client.add;
  const content = Readable.toWeb(Readable.from(blocks(Number(size)))) as ReadableStream<Uint8Array>;
  return unwrap(await method({ Folder: "1", content: { content, size: Number(size) } })).id;
}

async function fetchBytes(): Promise<string> {
  const { content } = unwrap(await client.get({ id: way }));
  if (!content) throw new Error("nothing came");
  return hashOf(content.stream, createHash("sha256"));
}
