import type { Finding, Step } from "altinnkit";
import { certificateChain, type MaskinportenOptions } from "altinnkit/auth";
import { expect } from "vitest";
import type { BusinessCertificate } from "../../servers/certificate.js";
import type { Running } from "../../servers/listen.js";

/** Stands wherever a test has a secret. */
export const secret = "sesam14857310056";

/** In milliseconds. */
export const day = 86_400_000;

export const host = (url: string) => new URL(url).host;

/** A date of the calendar, so many days from now. */
export const inDays = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10);

export const steps: readonly Step[] = ["configuration", "key", "certificate", "clock", "token", "exchange", "scopes"];

export const outcomes = (findings: readonly Finding[]) => findings.map(({ outcome }) => outcome);
export const at = (step: Step, findings: readonly Finding[]) => findings.find((finding) => finding.step === step);

/** The step that failed; all before it went well, and none after it was tried. */
export function failure(findings: readonly Finding[]): Finding | undefined {
  const index = findings.findIndex(({ outcome }) => outcome === "failed");
  expect(findings.slice(index + 1)).toEqual(
    steps
      .slice(index + 1)
      .map((step) => ({ step, outcome: "skipped", says: `Not looked at: ${steps[index]} failed.` })),
  );
  return findings[index];
}

/** A token with these claims, signed by nobody. */
export function tokenWith(claims: object): string {
  const [header, payload] = [{ alg: "none" }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString("base64url"),
  );
  return `${header}.${payload}.c2lnbmF0dXJl`;
}

/** Work with a server that is closed afterwards. */
export async function closing<T>(server: Running, work: (url: string) => Promise<T>): Promise<T> {
  try {
    return await work(server.url);
  } finally {
    await server.close();
  }
}

/** A key known by its certificate, in place of the registered one. */
export function certified({ key, leaf, issuer, root }: BusinessCertificate): Partial<MaskinportenOptions> {
  const x5c = certificateChain([leaf, issuer, root]);
  return { key: async () => ({ key, x5c }) };
}
