import { stateOf } from "../call-state.js";
import { isPassing } from "../repeat.js";
import type { Policy } from "../send.js";

/** Keeps {@link retry} outside from asking a service again that has told what is wrong. */
export const faultsStay: Policy = (next) => async (request, call) => {
  const response = await next(request, call);
  const isTold = /\bxml\b/.test(response.headers.get("content-type") ?? "");
  if (isTold && isPassing(response.status)) stateOf(call).idempotent = false;
  return response;
};
