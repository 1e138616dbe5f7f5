import { stateOf } from "../call-state.js";
import { isPassing } from "../repeat.js";
import type { Policy } from "../send.js";

/**
 * Keeps {@link retry} outside from trying again what would fail again, for an API whose status says too little: a failure
 * passes when its JSON has one of these codes, or none.
 */
export function passingCodes(codes: readonly number[]): Policy {
  return (next) => async (request, call) => {
    const response = await next(request, call);
    const code = isPassing(response.status) ? await codeOf(response) : undefined;
    if (code !== undefined && !codes.includes(code)) stateOf(call).idempotent = false;
    return response;
  };
}

async function codeOf(response: Response): Promise<number | undefined> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  const { code } = Object(body) as { readonly code?: unknown };
  return typeof code === "number" ? code : undefined;
}
