import type { ApiDescriptor } from "../descriptor.js";
import type { Connection } from "./connection.js";
import { failed, ok, skipped, warning, type Verdict } from "./finding.js";

/**
 * A scope as Maskinporten has them: its owner's prefix, a colon, a name.
 *
 * @see [RFC 6749, section 3.3](https://www.rfc-editor.org/rfc/rfc6749.html#section-3.3)
 */
export const scopeShape = /^[\w-]+:[!#-+\--[\]-~]+$/;

/** Compares the scopes of the token with those asked for, and with what the API's operations ask for. */
export async function scopes({ api, facts, trial }: Connection): Promise<Verdict> {
  if (api.auth.token === "none") return skipped(`${api.id} takes no token of Maskinporten's or Altinn's.`);
  const asked = facts.flatMap((fact) => fact.scopes ?? []);
  const granted = scopesOf((await trial()).claims);
  const missing = granted ? asked.filter((scope) => !granted.includes(scope)) : [];
  if (missing.length > 0) {
    return failed(`Asked for, and not in the token: ${missing.join(", ")}.`, "Have the client given what is missing.");
  }

  const held = granted ?? asked;
  if (held.length === 0) return skipped("Neither the token nor its credential says which scopes it has.");
  const says = granted ? `The token has ${held.join(", ")}.` : `Asked for: ${held.join(", ")}.`;
  const guarded = guardedBy(api);
  const [closed, ...more] = guarded.filter(
    ({ sets }) => !sets.some((set) => set.every((scope) => held.includes(scope))),
  );
  if (closed === undefined) return ok(says);
  const open = guarded.length - more.length - 1;
  const reach = `${says} That is enough for ${open || "none"} of the ${guarded.length} operations known to ask for scopes.`;
  return open > 0 ? ok(reach) : warning(reach, `${closed.name}, for one, asks for ${closed.sets[0]!.join(" and ")}.`);
}

function scopesOf(claims: Readonly<Record<string, unknown>> | undefined): string[] | undefined {
  const scope = claims?.["scope"];
  return typeof scope === "string" ? scope.split(" ").filter((one) => scopeShape.test(one)) : undefined;
}

interface Guarded {
  readonly name: string;
  /** Each a set that will do. */
  readonly sets: readonly (readonly string[])[];
}

function guardedBy({ operations }: ApiDescriptor): Guarded[] {
  return Object.entries(operations).flatMap(([group, members]) =>
    Object.entries(members)
      .map(([name, { scopes: sets = [] }]) => ({ name: `${group}.${name}`, sets }))
      .filter(({ sets }) => sets.length > 0),
  );
}
