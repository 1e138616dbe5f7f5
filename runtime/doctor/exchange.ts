import type { Connection } from "./connection.js";
import { remedyFor, whyNoToken } from "./errors.js";
import { failed, ok, skipped, warning, type Verdict } from "./finding.js";

/** Whose tokens Altinn takes in exchange for its own. */
const otherIssuers = /^https:\/\/([a-z]+\.)?(maskinporten|idporten)\.no\/?$/;

/** Whether Altinn gives its own token for the other one, where the API takes no other. */
export async function exchange({ api, trial }: Connection): Promise<Verdict> {
  if (api.auth.token !== "altinn") return skipped(`${api.id} takes no token of Altinn's own.`);
  const { events, error, claims } = await trial();
  const last = events.findLast(({ from }) => from === "Altinn");
  if (last?.outcome === "issued") return ok(`Altinn gave a token that lives ${Math.round(last.lifetime ?? 0)} s.`);
  if (last !== undefined) return failed(whyNoToken(error), remedyFor(error));
  return typeof claims?.["iss"] === "string" && otherIssuers.test(claims["iss"])
    ? warning(
        `${api.id} takes Altinn's own token, and the one that was brought is another issuer's.`,
        "Exchange it first.",
      )
    : skipped("The token is sent as it was brought.");
}
