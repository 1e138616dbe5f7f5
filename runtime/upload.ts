import type { BodyWriter, RequestParts } from "./request.js";

/** Bytes to upload, with what is said about them. */
export interface FileUpload {
  readonly content: Blob | Uint8Array | ArrayBuffer | ReadableStream<Uint8Array> | string;
  /**
   * Media type; left out, a Blob's own type, else `application/octet-stream`. An operation that takes files under one
   * type alone sends that one.
   */
  readonly contentType?: string;
  /** Any text; it is written so that it cannot break out of its header. Left out, a File's own name. */
  readonly fileName?: string;
}

/** What an upload takes: a Blob or File as it is, or bytes with a name. */
export type Upload = FileUpload | Blob;

/** Sends bytes as they are, with what is said about them. */
export function upload(given: RequestParts): RequestParts {
  if (given.body === undefined || given.bodySerializer !== undefined) return given;
  const { content, contentType, fileName } = (
    given.body instanceof Blob ? { content: given.body } : given.body
  ) as FileUpload;
  const name = fileName ?? (content instanceof File ? content.name : undefined);
  const type = contentType || (content instanceof Blob && content.type) || "application/octet-stream";
  const disposition = name === undefined ? {} : { "Content-Disposition": attachment(name) };
  return {
    ...given,
    body: content,
    bodySerializer: (bytes) => bytes,
    usualHeaders: { ...given.usualHeaders, "Content-Type": type, ...disposition },
    // Asked for by `fetch` when the body is a stream; others do not mind.
    duplex: "half",
  };
}

/** As {@link upload}, for a service that takes files under one media type alone, whatever is in them. */
export function uploadAs(mediaType: string): BodyWriter {
  return (given) => {
    const { usualHeaders, ...parts } = upload(given);
    return { ...parts, usualHeaders: { ...usualHeaders, "Content-Type": mediaType } };
  };
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
