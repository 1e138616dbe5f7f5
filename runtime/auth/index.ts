/** Credentials for {@link connect}. */
export { bearer, type TokenGetter } from "./bearer.js";
export { type AuthTarget, type Credential } from "./credential.js";
export { maskinporten, type MaskinportenOptions } from "./maskinporten.js";
export { type PrivateKey } from "./signing-key.js";
export { subscriptionKey } from "./subscription-key.js";
