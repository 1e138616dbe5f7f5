/** What stands between a client and its first call, in the order it is looked at. */
export type Step = "configuration" | "key" | "certificate" | "clock" | "token" | "exchange" | "scopes";

/** What was found at one step. Holds no secret, token, key, identity number or body. */
export interface Finding {
  readonly step: Step;
  /** `skipped`: the step does not apply, or one before it failed. */
  readonly outcome: "ok" | "warning" | "failed" | "skipped";
  readonly says: string;
  /** What to do about it. */
  readonly remedy?: string;
}

/** What is found at a step, by the step itself. */
export type Verdict = Omit<Finding, "step">;

export const ok = (says: string): Verdict => ({ outcome: "ok", says });
export const skipped = (says: string): Verdict => ({ outcome: "skipped", says });
export const warning = (says: string, remedy?: string): Verdict => verdict("warning", says, remedy);
export const failed = (says: string, remedy?: string): Verdict => verdict("failed", says, remedy);

function verdict(outcome: Verdict["outcome"], says: string, remedy: string | undefined): Verdict {
  return { outcome, says, ...(remedy === undefined ? {} : { remedy }) };
}
