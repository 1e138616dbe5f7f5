import { readAnswer, type AnswerReader } from "../answer.js";
import { Download } from "../download.js";
import { isHalXml, readXml } from "./read-xml.js";

/**
 * Reads what nobody knows beforehand: JSON and HAL's XML as what they say, other XML and text as text, anything else as
 * its bytes, not yet read.
 */
export const readByType: AnswerReader = (response, failed, call) => {
  const type = response.headers.get("content-type") ?? "";
  if (isHalXml(response)) return readXml(response, call);
  if (type === "" || /^[^;]*\bjson\b/i.test(type)) return readAnswer(response, "json", call, failed);
  if (/^(text\/|[^;]*\bxml\b)/i.test(type)) return response.text();
  return new Download(response, failed);
};
