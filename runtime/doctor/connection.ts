import type { AuthTarget, Credential, CredentialFacts } from "../auth/credential.js";
import type { SigningKey } from "../auth/signing-key.js";
import type { ApiDescriptor } from "../descriptor.js";
import { tryOut, type Trial } from "./trial.js";

/** A client as it was connected. */
export interface Connected {
  readonly api: ApiDescriptor;
  readonly server: URL;
  readonly credentials: readonly Credential[];
  readonly target: AuthTarget;
}

/** A client and what its steps have in common. */
export interface Connection extends Connected {
  /** What the credentials that are used say of themselves. */
  readonly facts: readonly CredentialFacts[];
  /** The keys they sign with. */
  readonly keys: () => Promise<readonly SigningKey[]>;
  /** What comes of asking for a token; asked once. */
  readonly trial: () => Promise<Trial>;
}

export function connectionOf(connected: Connected): Connection {
  const { credentials, target } = connected;
  const facts = credentials
    .map((credential) => credential.describe?.(target) ?? {})
    .filter(({ header }) => target.token !== "none" || header !== undefined);
  return {
    ...connected,
    facts,
    keys: once(async () => (await Promise.all(facts.map(async ({ keys }) => (await keys?.()) ?? []))).flat()),
    trial: once(() => tryOut(connected)),
  };
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let begun: Promise<T> | undefined;
  return () => (begun ??= work());
}
