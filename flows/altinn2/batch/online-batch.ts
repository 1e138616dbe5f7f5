import { xmlRoot } from "altinnkit/codegen";
import { fromXml, toXml, XmlError } from "altinnkit/xml";
import { dataBatch, type DataBatch } from "../../../generated/altinn2/xml/batch/genericbatch/2013-06/index.gen.js";
import { ZipError } from "./zip-error.js";

/**
 * What became of a batch: `OK`; `FAILED`, and Altinn tries again; `FAILED_DO_NOT_RETRY`, and it does not, as for data that
 * only a new submission can mend.
 */
export type OnlineBatchResult = "OK" | "FAILED" | "FAILED_DO_NOT_RETRY";

/** A service owner's answer to a batch. */
export interface OnlineBatchReceipt {
  /** `value` is for whoever looks into a failure; no program reads it. */
  readonly Result: { readonly resultCode: OnlineBatchResult; readonly value: string };
}

/**
 * The root element `OnlineBatchReceipt`. Its schema is published nowhere; this is what Altinn's documentation says of it.
 */
export const onlineBatchReceipt = /*@__PURE__*/ xmlRoot<OnlineBatchReceipt>({
  element: "OnlineBatchReceipt",
  type: "OnlineBatchReceipt",
  table: {
    namespace: "",
    types: {
      OnlineBatchReceipt: { content: { element: "Result", type: "Result" } },
      Result: { text: "xs:string", attributes: [{ attribute: "resultCode", type: "ResultCode", required: true }] },
      ResultCode: { base: "xs:token", values: ["OK", "FAILED", "FAILED_DO_NOT_RETRY"] },
    },
  },
});

/** What Altinn sends in `ReceiveOnlineBatchExternalAttachment`, besides the credentials. */
export interface OnlineBatchMessage {
  readonly receiversReference?: string;
  /** `xs:long`. */
  readonly sequenceNumber: string;
  /** The document of a {@link DataBatch}. */
  readonly batch?: string;
  /** A ZIP; empty where there are no attachments. */
  readonly attachments?: Uint8Array;
}

/** An {@link OnlineBatchMessage} with its batch read. */
export interface ReceivedOnlineBatch extends Omit<OnlineBatchMessage, "batch"> {
  readonly batch: DataBatch;
}

/**
 * Reads the batch of a message, hands it on, and says what became of it. Of errors no more than the kind gets into the
 * receipt, except where a batch cannot be read.
 *
 * @param message - Its credentials are looked at before.
 * @param keep - Keeps the batch, quickly: Altinn waits. It says what became of it, or nothing when all went well. When it
 * throws, Altinn is asked to try again, except for an `XmlError` or `ZipError`: what cannot be read now never can.
 * @returns The document of an {@link OnlineBatchReceipt}: what `ReceiveOnlineBatchExternalAttachmentResult` holds as text.
 */
export async function receiveOnlineBatch(
  { batch: text = "", ...message }: OnlineBatchMessage,
  keep: (received: ReceivedOnlineBatch) => Promise<OnlineBatchResult | void>,
): Promise<string> {
  const receipt = (resultCode: OnlineBatchResult, value = "") =>
    toXml(onlineBatchReceipt, { Result: { resultCode, value } }, { declaration: false });
  try {
    const batch = fromXml(dataBatch, text.trim());
    return receipt((await keep({ ...message, batch })) ?? "OK");
  } catch (error) {
    if (error instanceof XmlError || error instanceof ZipError) return receipt("FAILED_DO_NOT_RETRY", error.message);
    return receipt("FAILED", error instanceof Error ? error.name : "");
  }
}
