import type { Validity } from "../auth/signing-key.js";
import type { Fetch } from "../send.js";
import type { Connection } from "./connection.js";
import { failed, ok, skipped, warning, type Verdict } from "./finding.js";

/** A `fetch` that shows a certificate says how long it is good. */
interface Certified extends Fetch {
  readonly validity?: Validity;
}

/** Ordering a new one takes weeks. */
const noticeMs = 30 * 24 * 3_600_000;

/** Whether the certificates in use, those that name keys and the one `fetch` shows, are good now and for a while. */
export async function certificate({ keys, target }: Connection): Promise<Verdict> {
  const { validity: shown } = target.fetch as Certified;
  const named = (await keys()).flatMap(({ chain }) => chain?.validity ?? []);
  const all = shown ? [...named, shown] : named;
  if (all.length === 0) return skipped("No certificate is in use.");

  const notBefore = Math.max(...all.map((one) => one.notBefore));
  const notAfter = Math.min(...all.map((one) => one.notAfter));
  const now = Date.now();
  if (now < notBefore) {
    return failed(`The certificate is not good before ${date(notBefore)}.`, "Use the one before it until then.");
  }
  if (now > notAfter) return failed(`The certificate expired on ${date(notAfter)}.`, "Order a new one.");
  if (now > notAfter - noticeMs) return warning(`The certificate expires on ${date(notAfter)}.`, "Order a new one.");
  return ok(`The certificate is good until ${date(notAfter)}.`);
}

function date(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
