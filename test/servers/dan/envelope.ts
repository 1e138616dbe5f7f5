import type { Evidence, EvidenceValue } from "altinnkit/dan/v1";
import type { Answer } from "../api.js";
import type { Ask } from "./ask.js";
import { search } from "./jmespath.js";
import { signed } from "./signature.js";

const octets = { "Content-Type": "application/octet-stream" };

/** A harvest's answer: in the envelope unless the query says otherwise; a file is octets either way. */
export async function answerWith({ query }: Ask, harvested: Evidence | Uint8Array): Promise<Answer> {
  if (harvested instanceof Uint8Array) return { headers: octets, body: harvested };
  if (query.flag("envelope", true)) return signed(JSON.stringify(harvested));
  const answer = bare(harvested.evidenceValues, query.text("query"));
  return typeof answer.body === "string" && answer.body !== "" ? signed(answer.body) : answer;
}

/** Values without the envelope. One is itself, several are an object, whose names may stand there more than once. */
export function bare(values: readonly EvidenceValue[], expression: string | undefined): Answer {
  const [first, ...more] = values;
  if (first === undefined) return { body: "" };
  if (more.length === 0 && first.valueType === "attachment") {
    return { headers: octets, body: Buffer.from(String(first.value), "base64") };
  }
  const json = more.length > 0 ? members(values) : lone(first);
  if (expression === undefined || json === "") return { headers: json === "" ? {} : jsonType, body: json };
  return { headers: jsonType, body: JSON.stringify(search(expression, JSON.parse(json))) };
}

const jsonType = { "Content-Type": "application/json" };

function lone({ value = null, valueType }: EvidenceValue): string {
  return valueType === "jsonSchema" && typeof value === "string" ? value : JSON.stringify(value);
}

/** Written by hand: an object of the platform's would keep the last of equal names only. */
function members(values: readonly EvidenceValue[]): string {
  const pairs = values.map(
    ({ evidenceValueName: name, value = null }) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
  );
  return `{${pairs.join(",")}}`;
}
