import { dataBatch } from "altinnkit/altinn2/xml/batch/genericbatch/2013-06";
import {
  onlineBatchReceipt,
  receiveOnlineBatch,
  writeBatch,
  ZipError,
  type ReceivedOnlineBatch,
} from "altinnkit/flows/altinn2";
import { fromXml } from "altinnkit/xml";
import { expect, test } from "vitest";
import { submissions } from "./samples.js";

const batch = writeBatch(dataBatch, submissions);
const message = { receiversReference: "SYSTEM-1", sequenceNumber: "7", batch };

async function result(keep: Parameters<typeof receiveOnlineBatch>[1], sent = message) {
  return fromXml(onlineBatchReceipt, await receiveOnlineBatch(sent, keep)).Result;
}

test("a batch that is kept is received", async () => {
  const kept: ReceivedOnlineBatch[] = [];
  const attachments = new Uint8Array([80, 75]);
  const receipt = await receiveOnlineBatch({ ...message, attachments }, async (received) => void kept.push(received));

  expect(receipt).toBe('<OnlineBatchReceipt><Result resultCode="OK"/></OnlineBatchReceipt>');
  expect(kept).toEqual([{ receiversReference: "SYSTEM-1", sequenceNumber: "7", attachments, batch: submissions }]);
});

test("a batch that declares another encoding than that of the message is read all the same", async () => {
  const sent = { ...message, batch: batch.replace("UTF-8", "utf-16") };

  expect(await result(async () => undefined, sent)).toEqual({ resultCode: "OK", value: "" });
});

test("whoever keeps it may say what became of it", async () => {
  expect(await result(async () => "FAILED_DO_NOT_RETRY")).toEqual({ resultCode: "FAILED_DO_NOT_RETRY", value: "" });
});

test("what cannot be kept now is asked for again, and the receipt tells no more than the kind of error", async () => {
  const refusal = async () => Promise.reject(new TypeError("no room for 14857310056"));

  expect(await result(refusal)).toEqual({ resultCode: "FAILED", value: "TypeError" });
});

test.each([
  ["is no batch", "<Batch/>", "/Batch, line 1, column 1: The root element must be DataBatch."],
  ["is missing", undefined, "line 1, column 1: There is no root element."],
])("a batch that %s is not asked for again", async (_, text, value) => {
  const { batch: __, ...rest } = message;
  const kept: unknown[] = [];
  const receipt = await receiveOnlineBatch(
    { ...rest, ...(text !== undefined && { batch: text }) },
    async (received) => {
      kept.push(received);
    },
  );

  expect(fromXml(onlineBatchReceipt, receipt).Result).toEqual({ resultCode: "FAILED_DO_NOT_RETRY", value });
  expect(kept).toEqual([]);
});

test("nor is one whose ZIP cannot be read", async () => {
  const damaged = async () => Promise.reject(new ZipError("damaged", "it cannot be read."));

  expect(await result(damaged)).toEqual({ resultCode: "FAILED_DO_NOT_RETRY", value: "ZIP: it cannot be read." });
});
