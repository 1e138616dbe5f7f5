/** Work with Altinn Correspondence that takes several calls. */
export { followCorrespondence } from "./follow.js";
export { sendCorrespondence, type SendRequest } from "./send.js";
