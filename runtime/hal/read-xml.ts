import { UnreadableAnswerError } from "../errors.js";
import { nameOf, type Call } from "../send.js";

/** True for resources in HAL's XML form. */
export function isHalXml({ headers }: Response): boolean {
  return /^application\/hal\+xml\b/i.test(headers.get("content-type") ?? "");
}

/** Reads resources in XML, by code that is loaded when XML has come, as it does for nobody who has not asked for it. */
export async function readXml(response: Response, call: Call): Promise<unknown> {
  const { readHalXml } = await import("./xml.js");
  const text = await response.text();
  try {
    return readHalXml(text);
  } catch {
    throw new UnreadableAnswerError(nameOf(call), response.status, "with a body that is not XML");
  }
}
