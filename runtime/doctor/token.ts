import type { Connection } from "./connection.js";
import { remedyFor, whyNoToken } from "./errors.js";
import { failed, ok, skipped, warning, type Verdict } from "./finding.js";

/** Whether a token can be had, or the one that was brought still lives. */
export async function token({ api, trial }: Connection): Promise<Verdict> {
  if (api.auth.token === "none") return skipped(`${api.id} takes no token of Maskinporten's or Altinn's.`);
  const { events, error, claims } = await trial();
  const asked = events.filter(({ from }) => from !== "Altinn");
  const last = asked.at(-1);
  // Altinn is only shown a token that was there.
  if (last === undefined && events.length > 0) return ok("A token was brought.");
  if (last === undefined && claims) return brought(claims);
  if (last?.outcome !== "issued") return failed(whyNoToken(error), remedyFor(error));

  const says = `${last.from} gave a token that lives ${Math.round(last.lifetime ?? 0)} s`;
  const refusal = asked.find(({ outcome }) => outcome === "refused");
  if (refusal === undefined) return ok(`${says}.`);
  return warning(`${says}, but refused a first try${refusal.code ? ` (${refusal.code})` : ""}.`, remedyFor(refusal));
}

function brought({ exp }: Readonly<Record<string, unknown>>): Verdict {
  if (typeof exp !== "number") return ok("A token was brought that does not say how long it lives.");
  const seconds = Math.round(exp - Date.now() / 1000);
  if (seconds > 0) return ok(`A token was brought that lives ${seconds} s more.`);
  return failed(`The token that was brought died ${-seconds} s ago.`, "Have its function give a fresh one.");
}
