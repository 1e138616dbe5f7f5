import { readAnswer, type AnswerForm, type AnswerReader } from "../answer.js";
import type { CallInit, Caller } from "../caller.js";
import { RedirectError } from "../errors.js";
import { calls, remember, type Refusal } from "../result.js";
import type { Call, Policy } from "../send.js";
import { isHtml, notLoggedIn, problemOf } from "./problem.js";
import { isHalXml, readXml } from "./read-xml.js";
import type { HalProblem } from "./types.js";

/** Stands for a login page where an answer was to be. */
const loginPage = Symbol("login page");

/** Calls as a client does, with what is peculiar to Altinn II's REST API read the same way everywhere. */
export function halCaller(call: Caller): Caller {
  return async (operation, init) => {
    const form = init.parseAs ?? (operation.descriptor.answer ? "blob" : "json");
    try {
      const result = await call(operation, reading(form, init));
      if (result.data === loginPage) return refusedLogin(calls.get(result.response) ?? operation.call, result.response);
      if (!result.error) return result;
      return { ...result, error: problemOf(result.error, result.response) };
    } catch (error) {
      // Someone who is logged in is not sent elsewhere; the redirect itself was not followed.
      if (error instanceof RedirectError && error.status === 302) return refusedLogin(operation.call);
      throw error;
    }
  };
}

/** Reads an answer as asked, unless it is a login page or resources in XML. */
function reading(form: AnswerForm, init: CallInit): CallInit {
  let asked: string | undefined;
  const policy: Policy = (next) => {
    const send = init.policy?.(next) ?? next;
    return (request, call) => {
      asked = request.url;
      return send(request, call);
    };
  };
  const parseAs: AnswerReader = async (response, failed, call) => {
    // A page that was asked for is where it was asked for; no page is JSON.
    const wentElsewhere = response.url !== "" && response.url !== asked;
    if (isHtml(response.headers) && (form === "json" || wentElsewhere)) {
      await response.body?.cancel();
      return loginPage;
    }
    if (form === "json" && isHalXml(response)) return readXml(response, call);
    return readAnswer(response, form, call, failed);
  };
  return { ...init, policy, parseAs };
}

/** Under the status it should have had. */
function refusedLogin(call: Call, { headers }: { readonly headers?: Headers } = {}): Refusal<401, HalProblem> {
  const response = new Response(null, { status: 401, headers: headers ?? {} });
  remember(response, call);
  return { error: notLoggedIn(), status: 401, response };
}
