/** Proof that a harvest is what the service sent. */
export { SignatureError, type SignatureFault } from "./signature-error.js";
export { verifiedHarvests, type VerifiedHarvests } from "./verified-harvests.js";
export { verifySignature } from "./verify-signature.js";
