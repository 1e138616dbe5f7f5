import type { Fetch } from "../send.js";
import type { Connection } from "./connection.js";
import { codeOf } from "./errors.js";
import { failed, ok, skipped, type Verdict } from "./finding.js";

/**
 * How far a grant's time may be from Maskinporten's.
 *
 * @see [Maskinporten, the JWT grant](https://docs.digdir.no/docs/Maskinporten/maskinporten_protocol_jwtgrant)
 */
const toleranceSeconds = 10;
const timeoutMs = 10_000;

/** Compares this machine's clock with the one by which grants are judged. */
export async function clock({ facts, target }: Connection): Promise<Verdict> {
  const judge = facts.find(({ tokenEndpoint }) => tokenEndpoint !== undefined);
  if (judge?.tokenEndpoint === undefined) return skipped("Nothing that is sent tells this machine's time.");

  const url = new URL("/.well-known/oauth-authorization-server", judge.tokenEndpoint());
  try {
    const offset = await offsetOf(url, target.fetch);
    if (offset === undefined) return skipped(`${url.host} tells no time to compare with.`);
    const seconds = Math.round(Math.abs(offset) / 1000);
    if (seconds <= toleranceSeconds) return ok(`Within ${toleranceSeconds} s of ${url.host}.`);
    return failed(
      `This machine's clock is ${seconds} s ${offset > 0 ? "behind" : "ahead of"} ${url.host}.`,
      `Set it right: a grant's time may be off by ${toleranceSeconds} s at most.`,
    );
  } catch (error) {
    const code = codeOf(error);
    return failed(
      `${url.host} gives no answer${code === undefined ? "" : ` (${code})`}.`,
      "Check the network, and any proxy or firewall on the way.",
    );
  }
}

/** Milliseconds by which a server's clock is ahead of ours. A cache on the way tells an earlier time, and its age. */
async function offsetOf(url: URL, fetch: Fetch): Promise<number | undefined> {
  const sent = Date.now();
  const response = await fetch(
    new Request(url, {
      headers: { "Cache-Control": "no-cache" },
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    }),
  );
  const between = (sent + Date.now()) / 2;
  await response.body?.cancel().catch(() => undefined);
  const told = Date.parse(response.headers.get("date") ?? "") + Number(response.headers.get("age") ?? 0) * 1000;
  return Number.isNaN(told) ? undefined : told - between;
}
