/** Credentials for {@link connect}. */
export { altinnExchange } from "./altinn-exchange.js";
export { apiKey, type ApiKeyOptions } from "./api-key.js";
export { bearer } from "./bearer.js";
export { certificateChain } from "./certificate.js";
export { type AuthTarget, type Credential } from "./credential.js";
export { type Consent, type Identity, type SystemUser } from "./identity.js";
export { idporten, type IdportenOptions } from "./idporten.js";
export { type Keys, type NamedKey } from "./key-ring.js";
export { localtest, type LocaltestOptions } from "./localtest.js";
export { maskinporten, type MaskinportenOptions } from "./maskinporten.js";
export { type Jwk, type KeyChain, type KeyMaterial, type KeyName, type PrivateKey } from "./signing-key.js";
export { subscriptionKey } from "./subscription-key.js";
export { testTokens, type TestTokenOf, type TestTokenOptions } from "./test-tokens.js";
export { texas, type TexasOptions } from "./texas.js";
export { type TokenGetter } from "./token-getter.js";
export { type StoredToken, type TokenStore } from "./token-store.js";
