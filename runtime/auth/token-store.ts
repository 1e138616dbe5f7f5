import { toBase64Url } from "./base64.js";
import { inTime } from "./in-time.js";

/** A token on its way between processes. */
export interface StoredToken {
  readonly value: string;
  /** Seconds from the request for it until it dies. */
  readonly lifetime: number;
  /** When it was asked for, in milliseconds since 1970. */
  readonly requestedAt: number;
}

/**
 * Keeps tokens outside this process, such as in Redis, for programs that live shorter than a token.
 *
 * Its values are secrets. Its keys are hashes that tell nothing. What it throws is taken for having nothing.
 */
export interface TokenStore {
  get(key: string): Promise<StoredToken | null | undefined>;
  /** Keeps a token; after its lifetime it is of no use and may go. */
  set(key: string, token: StoredToken): Promise<unknown>;
}

/** A store that takes longer is of no help. */
const patienceMs = 2000;

/** What a store has, when it is a token and comes in time. */
export async function fetchStored(store: TokenStore, key: string): Promise<StoredToken | undefined> {
  const stored: Partial<StoredToken> = (await patiently(async () => store.get(await hashed(key)))) ?? {};
  const { value, lifetime, requestedAt } = stored;
  return typeof value === "string" && typeof lifetime === "number" && typeof requestedAt === "number"
    ? { value, lifetime, requestedAt }
    : undefined;
}

export async function putStored(store: TokenStore, key: string, token: StoredToken): Promise<void> {
  await patiently(async () => store.set(await hashed(key), token));
}

/** SHA-256, in base64url. */
export async function hashed(text: string): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));
}

function patiently<T>(work: () => Promise<T>): Promise<T | undefined> {
  return inTime(work(), patienceMs).catch(() => undefined);
}
