import { counted, type OnProgress } from "./counted.js";
import { ArgumentError } from "./errors.js";
import type { BodyWriter, RequestParts } from "./request.js";
import { nameOf, type Call } from "./send.js";

/** Bytes to upload, with what is said about them. */
export interface FileUpload {
  /** A stream is sent as it comes, and once: only other content can be sent again after a failure. */
  readonly content: Blob | Uint8Array | ArrayBuffer | ReadableStream<Uint8Array> | string;
  /**
   * Media type; left out, a Blob's own type, else `application/octet-stream`. An operation that takes files under one
   * type alone sends that one.
   */
  readonly contentType?: string;
  /** Any text; it is written so that it cannot break out of its header. Left out, a File's own name. */
  readonly fileName?: string;
  /**
   * Bytes in a stream, sent as `Content-Length`; browsers and Deno send none with a stream. All other content tells its
   * own.
   *
   * @throws {@link ArgumentError} once the stream turns out shorter or longer.
   */
  readonly size?: number;
  /**
   * Hears of bytes as they are handed to the network, from 0 again when they are sent again. Browsers and Deno tell once,
   * at the end.
   */
  readonly onProgress?: OnProgress;
}

/** What an upload takes: a Blob or File as it is, or bytes with a name. */
export type Upload = FileUpload | Blob;

/** Sends bytes as they are, with what is said about them. */
export function upload(given: RequestParts, call: Call): RequestParts {
  if (given.body === undefined || given.bodySerializer !== undefined) return given;
  const file = fileOf(given.body);
  const { content, contentType, fileName, onProgress } = file;
  const name = fileName ?? (content instanceof File ? content.name : undefined);
  const type = contentType || (content instanceof Blob && content.type) || "application/octet-stream";
  const { body, headers, onSent } = onProgress || isStream(content) ? measured(file, call) : { body: () => content };
  return {
    ...given,
    bodySerializer: () => body,
    onSent,
    usualHeaders: {
      ...given.usualHeaders,
      "Content-Type": type,
      ...(name === undefined ? {} : { "Content-Disposition": attachment(name) }),
      ...headers,
    },
    // Asked for by `fetch` when the body is a stream; others do not mind.
    duplex: "half",
    // An upload is not sent on, and Node, knowing so beforehand, does not hold it.
    redirect: sendsLength() ? "error" : "manual",
  };
}

/** As another writer of uploads, for a service that takes files under one media type alone, whatever is in them. */
export function uploadAs(mediaType: string, write: BodyWriter): BodyWriter {
  return (given, call) => {
    const { usualHeaders, ...parts } = write(given, call);
    return { ...parts, usualHeaders: { ...usualHeaders, "Content-Type": mediaType } };
  };
}

/** As {@link upload}, for a server that takes no body without a `Content-Length`. */
export function sizedUpload(given: RequestParts, call: Call): RequestParts {
  const { content, size } = fileOf(given.body);
  if (isStream(content)) {
    if (size === undefined) throw new ArgumentError(nameOf(call), 'the service asks for the "size" of a stream.');
    if (!sendsLength())
      throw new ArgumentError(nameOf(call), "this platform sends no size with a stream; give a Blob.");
  }
  return upload(given, call);
}

function fileOf(body: unknown): FileUpload {
  return body instanceof Blob ? { content: body } : (Object(body) as FileUpload);
}

function isStream(content: FileUpload["content"]): content is ReadableStream<Uint8Array> {
  return typeof (Object(content) as Partial<ReadableStream>).getReader === "function";
}

interface Measured {
  /** A function where it can be made again. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly onSent?: () => void;
}

/** A body that is counted on its way. */
function measured({ content, size, onProgress }: FileUpload, call: Call): Measured {
  const counting = {
    onProgress,
    failed: (error: unknown) => error,
    miscounted: () => new ArgumentError(nameOf(call), 'the stream is not as long as its "size".'),
  };
  if (isStream(content)) {
    const body = counted(content, { ...counting, total: size });
    return size === undefined ? { body } : { body, headers: { "Content-Length": String(size) } };
  }
  const blob = content instanceof Blob ? content : new Blob([content as BlobPart]);
  const total = blob.size;
  if (!sendsLength()) return { body: () => blob, onSent: () => onProgress?.({ done: total, total }) };
  return {
    body: () => counted(blob.stream(), { ...counting, total }),
    headers: { "Content-Length": String(total) },
  };
}

/** Browsers and Deno keep the header to themselves: they send a Blob's size, and a stream in chunks or not at all. */
function sendsLength(): boolean {
  if ("Deno" in globalThis) return false;
  return new Request("https://a.example", { headers: { "Content-Length": "1" } }).headers.has("Content-Length");
}

/**
 * `Content-Disposition` for a file name: plain ASCII for old readers, all of it for the others.
 *
 * @see [RFC 6266, section 4.3 and appendix D](https://www.rfc-editor.org/rfc/rfc6266.html#appendix-D)
 */
function attachment(name: string): string {
  // A lone surrogate has no UTF-8 form.
  const text = name.replaceAll(/\p{Surrogate}/gu, "\uFFFD");
  const ascii = text.replaceAll(/[^\x20-\x7e]|["\\%]/gu, "_");
  // RFC 8187, section 3.2.1.
  const extended = encodeURIComponent(text).replaceAll(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${extended}`;
}
