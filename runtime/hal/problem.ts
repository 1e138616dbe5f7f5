import type { HalError, HalProblem } from "./types.js";

type Members = Readonly<Record<string, unknown>>;

/**
 * A refusal in one form, whichever of Altinn II's it came in: a reason phrase and no body, `{ErrorCode, ErrorMessage}`,
 * `{errorCode, errorMessage}`, or `[{errorCode, errorDescription}]`. What else an object says stays in it.
 *
 * @param error - As it was read: an object, a list, or a problem that holds the text.
 */
export function problemOf(error: unknown, { status, statusText, headers }: Response): HalProblem {
  const said = Array.isArray(error) ? {} : (error as Members);
  const told = [error].flat().flatMap(errorOf);
  // A gateway's page says no more than its status.
  const text = isHtml(headers) ? undefined : said["detail"];
  const messages = told.length > 0 ? told : [text, statusText].filter(isText).slice(0, 1).map(asError);
  const detail = messages.map(({ message }) => message).join(" ");
  const { detail: _, ...rest } = said;
  return { ...rest, title: statusText || `HTTP ${status}`, status, ...(detail && { detail }), errors: messages };
}

/** What a login page in place of an answer means. */
export function notLoggedIn(): HalProblem {
  const message = "Not logged in: Altinn showed its login page.";
  return { type: "about:blank", title: "Unauthorized", status: 401, detail: message, errors: [{ message }] };
}

export function isHtml(headers: Headers): boolean {
  return /^(text\/html|application\/xhtml\+xml)\b/i.test(headers.get("content-type") ?? "");
}

function errorOf(value: unknown): HalError[] {
  const members = Object.fromEntries(
    Object.entries(Object(value) as Members).map(([name, member]) => [name.toLowerCase(), member]),
  );
  const { errorcode, errormessage, errordescription: said = errormessage } = members;
  const code = typeof errorcode === "number" ? String(errorcode) : errorcode;
  const message = isText(said) ? said : "";
  if (isText(code)) return [{ code, message }];
  return message === "" ? [] : [{ message }];
}

function asError(message: string): HalError {
  return { message };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
