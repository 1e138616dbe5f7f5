import type { AnswerReader, Failed } from "../answer.js";
import { Download } from "../download.js";
import { UnreadableAnswerError } from "../errors.js";
import { nameOf } from "../send.js";
import { XmlError } from "../xml/error.js";
import type { ReadingOptions } from "../xml/from-xml.js";
import { bytesFromXml, type XmlItems } from "../xml/items-from-xml.js";
import type { Include } from "../xml/value-decoder.js";
import { includedId, opened, partOf, whole, type Message } from "./attachments.js";
import type { ReadEnvelope } from "./envelope.js";
import { MultipartError } from "./multipart.js";
import type { SoapOperation } from "./operation.js";
import { readable } from "./pieces.js";
import { decoded, envelopesOf, leniently, settled, type SoapReading } from "./read-envelope.js";

/** Reads the answers of an operation; the bytes of its stream become a {@link Download}. */
export function soapAnswer(operation: SoapOperation): AnswerReader {
  return async (response, failed, call) => {
    const told: Failed = (error) => {
      if (!(error instanceof XmlError || error instanceof MultipartError)) return failed(error);
      const what = `with what cannot be read as its envelope: ${error.message.replace(/\.$/, "")}`;
      return new UnreadableAnswerError(nameOf(call), response.status, what);
    };
    try {
      return await read(operation, response, told);
    } catch (error) {
      throw told(error);
    }
  };
}

async function read(operation: SoapOperation, { body, headers }: Response, told: Failed): Promise<SoapReading> {
  const { output = {} } = operation;
  const contentType = headers.get("content-type") ?? "";
  const source = body ?? new Blob().stream();
  if (output.stream !== undefined) {
    return readStream(operation, output.stream, await opened(source, contentType), told);
  }
  const { envelope, parts } = await whole(source, contentType);
  if (envelope.length === 0 && !output.body) return settled(operation, { Body: {} });
  return readWhole(operation, envelope, parts);
}

/** Reads an envelope with what stands beside it. */
export function readWhole(
  operation: SoapOperation,
  envelope: Uint8Array,
  parts: ReadonlyMap<string, Uint8Array>,
): SoapReading {
  const include: Include = (element) => {
    const part = parts.get(includedId(element));
    if (part) return part;
    throw new MultipartError("A part that the envelope names is not there.");
  };
  return settled(operation, decoded(operation, envelope, { include }));
}

/** Reads an envelope up to where its bytes begin, in it or beside it. */
async function readStream(
  operation: SoapOperation,
  stream: string,
  message: Message,
  told: Failed,
): Promise<SoapReading> {
  const { root, or } = envelopesOf(operation);
  const ids: string[] = [];
  const include: Include = (element) => {
    ids.push(includedId(element));
    return new Uint8Array();
  };
  const path: readonly string[] = ["Body", "body", stream];
  const options: ReadingOptions = { ...leniently, include, or };
  const reading: XmlItems<Uint8Array, unknown> = bytesFromXml(root, message.envelope, path, options);
  const inside = reading[Symbol.asyncIterator]();
  const close = async (): Promise<void> => {
    await inside.return?.();
    await message.parts.return?.();
  };
  try {
    const first = await inside.next();
    // What is inside the body is there when it has ended.
    const around: ReadEnvelope = { Body: { body: {} }, ...(reading.around as Partial<ReadEnvelope>) };
    const answer = settled(operation, around);
    if (answer.fault) return answer;
    const beside = ids[0] === undefined ? undefined : await partOf(message, ids[0]);
    let begun: typeof first | undefined = beside ? undefined : first;
    const bytes = readable(async () => {
      try {
        const next = begun ?? (await (beside ?? inside).next());
        begun = undefined;
        return next;
      } catch (error) {
        throw told(error);
      }
    }, close);
    return {
      data: { ...(answer.data as unknown as object), [stream]: new Download(new Response(bytes), told) },
    } as SoapReading;
  } catch (error) {
    await close();
    throw error;
  }
}
