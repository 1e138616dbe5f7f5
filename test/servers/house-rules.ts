import { X509Certificate } from "node:crypto";
import {
  createLocalJWKSet,
  decodeProtectedHeader,
  errors as joseErrors,
  jwtVerify,
  type JWK,
  type JWTPayload,
} from "jose";
import { errors } from "oidc-provider";

/** A client as registered. */
export interface RegisteredClient {
  readonly clientId: string;
  /** Nine digits. */
  readonly organization: string;
  readonly scopes: readonly string[];
  /** Public keys, each with its `kid`. */
  readonly keys: readonly JWK[];
  /** Ids of keys that were registered more than a year ago. */
  readonly expired?: readonly string[];
  /** Who vouches for certificates, in PEM. */
  readonly roots?: readonly string[];
  /** Organizations that have delegated their scopes to the client's. */
  readonly delegatedBy?: readonly string[];
  /** Organizations with a system user in the client's system. */
  readonly systemUsersOf?: readonly string[];
}

/** What a token says that was issued for a grant. */
export interface Accepted {
  readonly scope: string;
  readonly audience: string;
  readonly consumer: object;
  readonly supplier?: object;
  readonly pid?: string;
  readonly authorization_details?: readonly object[];
}

const known = new Set(
  "aud iss scope iat exp jti resource pid consumer_org iss_onbehalfof authorization_details".split(" "),
);

/** Checks a grant as Maskinporten does. */
export async function acceptGrant(
  assertion: string,
  client: RegisteredClient,
  issuer: string,
  used: Set<string>,
): Promise<Accepted> {
  const claims = await verified(assertion, client);
  const { aud, iat, exp, jti, scope, resource } = claims;
  if (Object.keys(claims).some((claim) => !known.has(claim))) throw refusal("invalid_grant", "MP-011");
  if (aud !== issuer) throw refusal("invalid_grant", "MP-110");
  const now = Date.now() / 1000;
  if (!iat || iat > now + 10) throw refusal("invalid_grant", "Issue time is after now");
  if (iat < now - 10 || !exp || exp - iat > 120) throw refusal("invalid_grant", "MP-130");
  if (!jti || used.has(jti)) throw refusal("invalid_grant", "MP-012");
  used.add(jti);
  if (typeof scope !== "string" || scope === "") throw refusal("invalid_grant", "MP-011");
  if (!scope.split(" ").every((one) => client.scopes.includes(one))) throw refusal("invalid_scope", "MP-200");
  return {
    scope,
    audience: Array.isArray(resource) ? String(resource[0]) : "unspecified",
    ...parties(claims, client),
    ...(typeof claims["pid"] === "string" ? { pid: claims["pid"] } : {}),
    ...details(claims["authorization_details"], client),
  };
}

export function refusal(error: string, code: string): Error {
  return new errors.CustomOIDCProviderError(error, `Refused (${code}). correlation_id: ${crypto.randomUUID()}`);
}

async function verified(assertion: string, client: RegisteredClient): Promise<JWTPayload> {
  const { kid, x5c } = header(assertion);
  if ((kid === undefined) === (x5c === undefined)) throw refusal("invalid_grant", "MP-123");
  if (kid !== undefined && client.expired?.includes(kid)) throw refusal("invalid_grant", "MP-121");
  const key = x5c === undefined ? createLocalJWKSet({ keys: [...client.keys] }) : certified(x5c, client);
  try {
    const options = { algorithms: ["RS256", "RS384", "RS512"], clockTolerance: 3600 };
    const { payload } = await (typeof key === "function"
      ? jwtVerify(assertion, key, options)
      : jwtVerify(assertion, key, options));
    return payload;
  } catch (error) {
    if (error instanceof joseErrors.JWTExpired) throw refusal("invalid_grant", "MP-130");
    throw refusal("invalid_grant", x5c === undefined ? "MP-120" : "MP-124");
  }
}

function header(assertion: string): { readonly kid?: string; readonly x5c?: unknown } {
  try {
    return decodeProtectedHeader(assertion);
  } catch {
    throw refusal("invalid_grant", "MP-011");
  }
}

/** The key of the first certificate, when a chain leads from it to somebody trusted. */
function certified(x5c: unknown, { roots = [], organization }: RegisteredClient): ReturnType<typeof publicKeyOf> {
  const chain = certificates(x5c);
  const trusted = roots.map((root) => new X509Certificate(root));
  const whole = chain.every((one, index) =>
    [chain[index + 1] ?? one, ...trusted].some((above) => one.verify(above.publicKey)),
  );
  const rooted = trusted.some((root) => chain.at(-1)!.verify(root.publicKey));
  if (!whole || !rooted) throw refusal("invalid_grant", "MP-120");
  if (!chain[0]!.subject.includes(organization)) throw refusal("invalid_grant", "MP-122");
  return publicKeyOf(chain[0]!);
}

function publicKeyOf({ publicKey }: X509Certificate): X509Certificate["publicKey"] {
  return publicKey;
}

function certificates(x5c: unknown): X509Certificate[] {
  try {
    if (!Array.isArray(x5c) || x5c.length === 0) throw new TypeError();
    return x5c.map((one) => new X509Certificate(Buffer.from(String(one), "base64")));
  } catch {
    throw refusal("invalid_grant", "MP-123");
  }
}

function parties(claims: JWTPayload, client: RegisteredClient): Pick<Accepted, "consumer" | "supplier"> {
  const { consumer_org: consumer } = claims as { readonly consumer_org?: string };
  if (consumer === undefined) return { consumer: party(client.organization) };
  if (consumer === client.organization) {
    throw refusal("invalid_grant", "The combination consumer_org and client is invalid");
  }
  if (!client.delegatedBy?.includes(consumer)) throw refusal("invalid_grant", "MP-251");
  return { consumer: party(consumer), supplier: party(client.organization) };
}

function party(organization: string): object {
  return { authority: "iso6523-actorid-upis", ID: `0192:${organization}` };
}

function details(given: unknown, client: RegisteredClient): Pick<Accepted, "authorization_details"> {
  if (given === undefined) return {};
  const [detail, ...more] = given as Record<string, unknown>[];
  if (more.length > 0) throw refusal("invalid_request", "MP-302");
  const { type, systemuser_org: organization, externalRef: _, ...rest } = detail ?? {};
  if (type === "urn:altinn:consent") return { authorization_details: [detail!] };
  if (type !== "urn:altinn:systemuser") throw refusal("invalid_request", "MP-301");
  const { authority, ID } = (organization ?? {}) as { readonly authority?: string; readonly ID?: string };
  if (authority !== "iso6523-actorid-upis" || Object.keys(rest).length > 0) throw refusal("invalid_request", "MP-302");
  if (!client.systemUsersOf?.some((one) => ID === `0192:${one}`)) throw refusal("invalid_request", "MP-303");
  return {
    authorization_details: [
      { ...detail, systemuser_id: ["8f3d2a1c-0b4e-4c6d-9e7f-1a2b3c4d5e6f"], system_id: `${client.organization}_test` },
    ],
  };
}
