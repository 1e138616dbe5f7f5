/** Work with Altinn Broker that takes more than one bare call. */
export { followFileTransfer } from "./follow.js";
