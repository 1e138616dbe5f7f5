/** Altinn II's batch formats: correspondence, service initiation, generic batch, broker manifest and recipient list. */
export { InvalidBatchError } from "./batch/invalid-batch-error.js";
export { messageBody } from "./batch/message-body.js";
export {
  onlineBatchReceipt,
  receiveOnlineBatch,
  type OnlineBatchMessage,
  type OnlineBatchReceipt,
  type OnlineBatchResult,
  type ReceivedOnlineBatch,
} from "./batch/online-batch.js";
export { readForm, writeForm } from "./batch/form.js";
export { writeBatch, writeBatchItems } from "./batch/write-batch.js";
export { ZipError, type ZipFault } from "./batch/zip-error.js";
