/** Work with Altinn Broker that takes more than one bare call. */
export { followFileTransfer } from "./follow.js";
export { resumableUpload, type ResumableUploadOptions } from "./resumable-upload.js";
export { sendFile, type SendFileOptions } from "./send-file.js";
