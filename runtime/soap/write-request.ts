import type { BodyWriter, RequestParts } from "../request.js";
import { nameOf, type Call } from "../send.js";
import { upload, type FileUpload } from "../upload.js";
import type { EncoderOptions } from "../xml/value-encoder.js";
import type { XmlWriter } from "../xml/writer.js";
import { mediaTypeText } from "./media-type.js";
import { inclusionNamespace } from "./namespaces.js";
import type { SoapOperation } from "./operation.js";
import { isWhole, sizeOf, streamOf, uploadOf, type Piece } from "./pieces.js";
import { envelopeText, type EnvelopeOptions } from "./write-envelope.js";

/** Makes requests of an operation's input; for a transport, each is an envelope and no more. */
export function soapBody(operation: SoapOperation, options: EnvelopeOptions, hasTransport: boolean): BodyWriter {
  if (hasTransport) {
    return (given, call) => withAction(operation, withBase64(operation, given, options, call));
  }
  const write = operation.policies?.includes("mtom") ? withParts : withBase64;
  return (given, call) => write(operation, given, options, call);
}

type Write = (operation: SoapOperation, given: RequestParts, options: EnvelopeOptions, call: Call) => RequestParts;

/** Bytes as base64 in the document; those of an upload as they come. */
const withBase64: Write = (operation, given, options, call) => {
  const uploads: FileUpload[] = [];
  // Nobody else writes it, so that it tells where the bytes belong.
  const mark = crypto.randomUUID().replaceAll("-", "");
  const text = envelopeText(operation, given.body, options, (value, writer) => {
    const file = value instanceof Uint8Array ? undefined : uploadOf(value);
    if (!file) return false;
    uploads.push(file);
    writer.text(mark);
    return true;
  });
  const type = envelopeType(operation);
  const sent = operation.version === "1.1" ? withAction(operation, given) : given;
  if (uploads.length === 0) {
    const usualHeaders = { ...sent.usualHeaders, "Content-Type": type };
    return { ...sent, usualHeaders, body: text, bodySerializer: () => text };
  }
  const pieces = text.split(mark).flatMap((before, index) => [before, ...uploads.slice(index, index + 1)]);
  const body = { content: streamOf(pieces, nameOf(call), true), contentType: type, ...total(pieces, inBase64) };
  return upload({ ...sent, body }, call);
};

/**
 * Bytes beside the document.
 *
 * @see [MTOM](https://www.w3.org/TR/soap12-mtom/), [RFC 2387](https://www.rfc-editor.org/rfc/rfc2387.html)
 */
const withParts: Write = (operation, given, options, call) => {
  const id = crypto.randomUUID();
  const uploads: FileUpload[] = [];
  const include: EncoderOptions["binary"] = (value, writer) => {
    const file = uploadOf(value);
    if (file) includePart(writer, `${uploads.push(file)}.${id}@altinnkit`);
    return file !== undefined;
  };
  const text = envelopeText(operation, given.body, options, include);
  const info = operation.version === "1.1" ? "text/xml" : "application/soap+xml";
  const part = (name: string, type: string, encoding: string): string =>
    `--${id}\r\nContent-ID: <${name}.${id}@altinnkit>\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Type: ${type}\r\n\r\n`;
  const pieces = [
    part("0", mediaTypeText("application/xop+xml", { charset: "utf-8", type: info }), "8bit"),
    text,
    ...uploads.flatMap((file, index) => [`\r\n${part(`${index + 1}`, "application/octet-stream", "binary")}`, file]),
    `\r\n--${id}--\r\n`,
  ];
  const contentType = mediaTypeText("multipart/related", {
    type: "application/xop+xml",
    start: `<0.${id}@altinnkit>`,
    "start-info": info,
    boundary: id,
    ...actionOf12(operation),
  });
  const content = uploads.every(isWhole) ? whole(pieces) : streamOf(pieces, nameOf(call), false);
  const body = { content, contentType, ...total(pieces, (size) => size) };
  return upload({ ...(operation.version === "1.1" ? withAction(operation, given) : given), body }, call);
};

function includePart(writer: XmlWriter, name: string): void {
  writer.start(inclusionNamespace, "Include");
  writer.attribute("", "href", `cid:${name}`);
  writer.end();
}

function envelopeType(operation: SoapOperation): string {
  return operation.version === "1.1"
    ? "text/xml; charset=utf-8"
    : mediaTypeText("application/soap+xml; charset=utf-8", actionOf12(operation));
}

function actionOf12({ version, action }: SoapOperation): Readonly<Record<string, string>> {
  return version === "1.2" ? { action } : {};
}

function withAction({ action }: SoapOperation, given: RequestParts): RequestParts {
  return { ...given, usualHeaders: { ...given.usualHeaders, SOAPAction: `"${action}"` } };
}

function whole(pieces: readonly Piece[]): Blob {
  return new Blob(pieces.map((piece) => (typeof piece === "string" ? piece : (piece.content as BlobPart))));
}

function inBase64(size: number): number {
  return 4 * Math.ceil(size / 3);
}

/** The size of all pieces, where that of each is known. */
function total(pieces: readonly Piece[], sent: (size: number) => number): { readonly size?: number } {
  const utf8 = new TextEncoder();
  let sum = 0;
  for (const piece of pieces) {
    const size = typeof piece === "string" ? utf8.encode(piece).length : sizeOf(piece);
    if (size === undefined) return {};
    sum += typeof piece === "string" ? size : sent(size);
  }
  return { size: sum };
}
