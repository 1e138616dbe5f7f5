import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "../errors.js";
import type { SourceDocument } from "../sources/index.js";

/** A larger document is not one of these contracts. */
const maxBytes = 20 * 1024 * 1024;
const maxRedirects = 5;
const timeoutMs = 60_000;

/** Bytes as upstream gave them. */
export interface Fetched {
  readonly bytes: Uint8Array;
  /** Where they came from, for messages: the URL, or the file that stood in for it. */
  readonly from: string;
}

/**
 * Fetches a document from its URL, or from a mirror that stands in for it; or reads the file it is.
 *
 * @param mirror - A folder, or the base URL of a server that holds the same files.
 * @throws {@link InputError} when there is no such document, it is too large, or a redirect leads to another host.
 */
export async function fetchDocument(document: SourceDocument, mirror?: string): Promise<Fetched> {
  const { url, remedy } = document;
  if (!isUrl(url)) return readDocument(url, "Is the path right?");
  if (mirror === undefined) return fetchUrl(url, remedy);
  if (isUrl(mirror)) return fetchUrl(`${mirror.replace(/\/$/, "")}/${document.mirror}`, remedy);
  return readDocument(join(mirror, document.mirror), "Does --mirror point at the right folder?");
}

/** True for an address on the web, which a path is not. */
export function isUrl(place: string): boolean {
  return /^https?:\/\//.test(place);
}

async function readDocument(file: string, remedy: string): Promise<Fetched> {
  const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    throw new InputError(`${file}: cannot be read (${cause.code}). ${remedy}`);
  });
  return { bytes: withinLimit(bytes, file), from: file };
}

async function fetchUrl(url: string, own: string | undefined): Promise<Fetched> {
  const remedy = own ?? "If the document moved, change its source.";
  const signal = AbortSignal.timeout(timeoutMs);
  let at = new URL(url);
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    const response = await fetch(at, { redirect: "manual", signal }).catch((cause: Error) => {
      throw new InputError(`${at.href}: out of reach (${reasonOf(cause)}). ${own ?? ""}`.trimEnd());
    });
    const location = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || location === null)
      return { bytes: await read(response, at, remedy), from: url };

    await response.body?.cancel();
    if (!URL.canParse(location, at)) throw new InputError(`${url}: redirects to what is no address.`);
    const next = new URL(location, at);
    if (next.host !== at.host || (at.protocol === "https:" && next.protocol !== "https:")) {
      throw new InputError(`${url}: redirects to another host, ${next.host}. ${remedy}`);
    }
    at = next;
  }
  throw new InputError(`${url}: redirects more than ${maxRedirects} times.`);
}

async function read(response: Response, at: URL, remedy: string): Promise<Uint8Array> {
  if (!response.ok) {
    await response.body?.cancel();
    throw new InputError(`${at.href}: the server answered ${response.status}. ${remedy}`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > maxBytes) throw tooLarge(at.href);
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw new InputError(`${at.href}: the answer broke off (${reasonOf(cause as Error)}); the document is truncated.`);
  }
  return Buffer.concat(chunks);
}

function withinLimit(bytes: Uint8Array, name: string): Uint8Array {
  if (bytes.byteLength > maxBytes) throw tooLarge(name);
  return bytes;
}

function tooLarge(name: string): InputError {
  return new InputError(`${name}: larger than ${maxBytes / 1024 / 1024} MB, more than any contract here.`);
}

function reasonOf(error: Error): string {
  const cause = error.cause as { code?: string } | undefined;
  return cause?.code ?? error.message;
}
