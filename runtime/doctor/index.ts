import type { AuthTarget, Credential } from "../auth/credential.js";
import type { ApiDescriptor } from "../descriptor.js";
import { certificate } from "./certificate.js";
import { clock } from "./clock.js";
import { configuration } from "./configuration.js";
import { connectionOf, type Connection } from "./connection.js";
import { exchange } from "./exchange.js";
import { failed, skipped, type Finding, type Step, type Verdict } from "./finding.js";
import { key } from "./key.js";
import { scopes } from "./scopes.js";
import { token } from "./token.js";

/** In the order they are walked. */
const examinations: Readonly<Record<Step, (connection: Connection) => Verdict | Promise<Verdict>>> = {
  configuration,
  key,
  certificate,
  clock,
  token,
  exchange,
  scopes,
};
const steps = Object.keys(examinations) as Step[];

/**
 * Walks what a call needs up to the first step that fails. Asks for one token and, where the API wants it, for one
 * exchange; the API itself is not called.
 *
 * From what every client holds, this folder imports types alone: so bundles keep it apart, and the client in one piece.
 */
export async function examine(
  api: ApiDescriptor,
  server: URL,
  credentials: readonly Credential[],
  target: AuthTarget,
): Promise<Finding[]> {
  const connection = connectionOf({ api, server, credentials, target });
  const findings: Finding[] = [];
  for (const step of steps) {
    const broken = findings.find(({ outcome }) => outcome === "failed");
    findings.push({ step, ...(broken ? after(broken.step) : await examinations[step](connection)) });
  }
  return findings;
}

/** What is to be said when not even a client could be had. */
export function unconnected(why: string): Finding[] {
  return steps.map((step) => ({ step, ...(step === "configuration" ? failed(why) : after("configuration")) }));
}

function after(broken: Step): Verdict {
  return skipped(`Not looked at: ${broken} failed.`);
}
