import { bytesOf, type XmlChunks } from "../xml/chunks.js";
import { XmlError } from "../xml/error.js";
import { expandedName } from "../xml/namespaces.js";
import type { XmlNode } from "../xml/node.js";
import { mediaType } from "./media-type.js";
import { MultipartError, partsOf, type MessagePart } from "./multipart.js";
import { inclusionNamespace } from "./namespaces.js";

/** A message: its envelope, and the parts beside it that are not read yet. */
export interface Message {
  readonly envelope: XmlChunks;
  readonly parts: AsyncIterator<MessagePart, void>;
}

/**
 * Opens a message as it comes: an envelope by itself, or the first of several parts.
 *
 * @throws {@link MultipartError} when the envelope is not the first part.
 */
export async function opened(source: XmlChunks, contentType: string): Promise<Message> {
  const { name, parameters } = mediaType(contentType);
  if (name !== "multipart/related") return { envelope: source, parts: noParts() };
  const parts = partsOf(source, boundaryOf(parameters["boundary"]));
  const first = await parts.next();
  if (first.done || !isRoot(first.value, parameters["start"])) {
    await parts.return();
    throw new MultipartError("Its first part is not the envelope.");
  }
  return { envelope: bytesIn(first.value), parts };
}

/** A message as a whole, its parts in any order. */
export async function whole(
  source: XmlChunks,
  contentType: string,
): Promise<{ readonly envelope: Uint8Array; readonly parts: ReadonlyMap<string, Uint8Array> }> {
  const { name, parameters } = mediaType(contentType);
  if (name !== "multipart/related") return { envelope: await bytesOf(source), parts: new Map() };
  const parts = new Map<string, Uint8Array>();
  let envelope: Uint8Array | undefined;
  for await (const part of partsOf(source, boundaryOf(parameters["boundary"]))) {
    const bytes = await bytesOf(bytesIn(part));
    if (!envelope && isRoot(part, parameters["start"])) envelope = bytes;
    else parts.set(idOf(part), bytes);
  }
  if (!envelope) throw new MultipartError("None of its parts is the envelope.");
  return { envelope, parts };
}

/** The bytes of the part with an id, as they come. */
export async function partOf({ parts }: Message, id: string): Promise<AsyncGenerator<Uint8Array, void>> {
  for (let next = await parts.next(); !next.done; next = await parts.next()) {
    if (idOf(next.value) === id) return bytesIn(next.value);
  }
  throw new MultipartError("A part that the envelope names is not there.");
}

/**
 * The id of the part that an element inside of base64 stands for.
 *
 * @throws {@link XmlError} when it stands for none.
 * @see [XOP, section 2.1](https://www.w3.org/TR/xop10/#xop_include), [RFC 2392](https://www.rfc-editor.org/rfc/rfc2392.html)
 */
export function includedId({ name, attributes }: XmlNode): string {
  const { href = "" } = attributes;
  if (name !== expandedName(inclusionNamespace, "Include") || !/^cid:/i.test(href)) {
    throw new XmlError("unknown-element", `${name} may not stand in base64.`);
  }
  try {
    return decodeURIComponent(href.slice(4));
  } catch {
    return href.slice(4);
  }
}

function boundaryOf(boundary: string | undefined): string {
  if (boundary) return boundary;
  throw new MultipartError("Its boundary is not told.");
}

function isRoot(part: MessagePart, start: string | undefined): boolean {
  return start === undefined || idOf(part) === bare(start);
}

function idOf({ headers }: MessagePart): string {
  return bare(headers.get("content-id") ?? "");
}

function bare(id: string): string {
  return id.trim().replace(/^<(.*)>$/s, "$1");
}

function bytesIn({ headers, bytes }: MessagePart): AsyncGenerator<Uint8Array, void> {
  const encoding = headers.get("content-transfer-encoding") ?? "binary";
  if (/^(binary|8bit|7bit)$/i.test(encoding)) return bytes;
  throw new MultipartError("A part has a transfer encoding other than binary.");
}

async function* noParts(): AsyncGenerator<MessagePart, void> {
  // Nothing stands beside an envelope by itself.
}
