import type { Outcome } from "../repeat.js";

/** Tells of a failure that passes by its status that trying again would not change it. */
export type IsFinal = (outcome: Outcome) => Promise<boolean>;

/** For APIs that say more than the status does: a refusal is final when its JSON has another code than these. */
export function passingCodes(codes: readonly number[]): IsFinal {
  return async (outcome) => {
    if (outcome instanceof Error) return false;
    const body: unknown = await outcome
      .clone()
      .json()
      .catch(() => undefined);
    const { code } = Object(body) as { readonly code?: unknown };
    return typeof code === "number" && !codes.includes(code);
  };
}
