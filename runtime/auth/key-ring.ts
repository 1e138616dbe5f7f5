import { ConfigurationError } from "../errors.js";
import { signingKey, type KeyName, type PrivateKey, type SigningKey } from "./signing-key.js";

/** A private key with a name of its own. */
export interface NamedKey extends KeyName {
  readonly key: PrivateKey;
}

/** One key, or several of a client's in the order to try them. */
export type Keys = PrivateKey | NamedKey | readonly (PrivateKey | NamedKey)[];

/**
 * A client's keys. A newly registered one may take minutes until it is known everywhere, so while keys change, the one
 * before stays at hand.
 */
export interface KeyRing {
  /** Keys that were given as they are; none when they are brought by a function. */
  readonly known: readonly SigningKey[];
  /** The keys to try, in order. */
  readonly candidates: () => Promise<readonly SigningKey[]>;
  /** Remembers a key that was accepted. */
  accept(key: SigningKey): void;
}

/**
 * Reads a client's keys now, or has a function bring them each time some are needed.
 *
 * @throws {@link ConfigurationError} for a key that is none.
 */
export function keyRing(keys: Keys | (() => Promise<Keys>), name: KeyName): KeyRing {
  let accepted: SigningKey | undefined;
  const known = typeof keys === "function" ? [] : read(keys, name);

  return {
    known,
    async candidates() {
      if (typeof keys !== "function") return known;
      let brought: readonly SigningKey[] = [];
      try {
        brought = read(await keys(), name);
      } catch (error) {
        if (accepted === undefined) throw error;
      }
      const last = accepted;
      return last && !brought.some((key) => sameName(key, last)) ? [...brought, last] : brought;
    },
    accept(key) {
      accepted = key;
    },
  };
}

function read(keys: Keys, name: KeyName): SigningKey[] {
  const list = Array.isArray(keys) ? (keys as readonly (PrivateKey | NamedKey)[]) : [keys as PrivateKey | NamedKey];
  if (list.length === 0) throw new ConfigurationError("There is no key.");
  return list.map((one) => (isNamed(one) ? signingKey(one.key, one) : signingKey(one, name)));
}

function isNamed(key: PrivateKey | NamedKey): key is NamedKey {
  return "key" in Object(key);
}

function sameName(one: SigningKey, other: SigningKey): boolean {
  return JSON.stringify(one.header) === JSON.stringify(other.header);
}
