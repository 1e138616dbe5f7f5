import type { SigningKey } from "../auth/signing-key.js";
import type { Connection } from "./connection.js";
import { messageOf } from "./errors.js";
import { failed, ok, skipped, type Verdict } from "./finding.js";

/** Reads the keys, and has each sign something: before that none is imported. */
export async function key({ facts, keys }: Connection): Promise<Verdict> {
  if (facts.every((fact) => fact.keys === undefined)) return skipped("No credential signs, so there is no key.");
  try {
    const all = await keys();
    await Promise.all(all.map(({ sign }) => sign({})));
    return ok(
      all.length === 1
        ? `The key signs with ${named(all[0]!)}.`
        : `${all.length} keys sign, the first with ${named(all[0]!)}.`,
    );
  } catch (error) {
    const says = messageOf(error);
    if (says !== undefined) return failed(says);
    return failed("The function that brings the key failed with an error of its own.", "Call it by itself to see why.");
  }
}

function named({ header: { alg, kid } }: SigningKey): string {
  return `${alg}, known by its ${kid === undefined ? "certificate" : "id"}`;
}
