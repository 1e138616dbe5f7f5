import { createRemoteJWKSet, jwtVerify } from "jose";
import { refusal } from "./refusal.js";

/** Who calls, by their token. */
export interface TokenHolder {
  /** Nine digits. */
  readonly organization: string;
  readonly scopes: readonly string[];
}

/** Reads a token; throws for one that is no good. */
export type TokenReader = (token: string) => Promise<TokenHolder>;

/** A token that {@link readTestToken} takes: it says itself who holds it. For tests that are not about tokens. */
export function testToken(holder: TokenHolder): string {
  return `test.${Buffer.from(JSON.stringify(holder)).toString("base64url")}`;
}

/** Reads a {@link testToken}. */
export const readTestToken: TokenReader = async (token) => {
  if (!token.startsWith("test.")) throw new Error("No token of a test.");
  return JSON.parse(Buffer.from(token.slice(5), "base64url").toString()) as TokenHolder;
};

/** Reads the tokens of a {@link startMaskinporten}. */
export function maskinportenTokens({ url, issuer }: { readonly url: string; readonly issuer: string }): TokenReader {
  const keys = createRemoteJWKSet(new URL(`${url}/jwks`));
  return async (token) => {
    const { payload } = await jwtVerify<{ scope: string; consumer: { ID: string } }>(token, keys, { issuer });
    return { organization: payload.consumer.ID.replace(/^0192:/, ""), scopes: payload.scope.split(" ") };
  };
}

/** Who calls; one of their scopes must be the service's. */
export async function holderOf(authorization: string | undefined, read: TokenReader): Promise<TokenHolder> {
  const token = /^Bearer (.+)$/.exec(authorization ?? "")?.[1];
  if (token === undefined) throw refusal(1023);
  const holder = await read(token).catch(() => {
    throw refusal(1024);
  });
  if (!holder.scopes.some((scope) => /^(altinn:dataaltinnno|dan:)/.test(scope))) throw refusal(1019);
  return holder;
}
