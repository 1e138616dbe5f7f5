import type { Json, JsonObject } from "../../../model/json.js";
import { rewrite } from "../../../model/openapi-grammar.js";
import { facts } from "../keep-facts.js";

/** Shorter ones are one slip away from one another. */
const shortest = 6;

/** Spells keywords right that one slip of a finger spelt wrong, such as `requried` and `formate`. */
export function repairKeywords(document: JsonObject): JsonObject {
  return rewrite(document, (kind, object) => {
    const members = Object.entries(object).map(([key, value]): [string, Json] => {
      if (facts[kind].includes(key)) return [key, value];
      const meant = facts[kind].find((fact) => fact.length >= shortest && isOneSlip(key, fact));
      return [meant === undefined || meant in object ? key : meant, value];
    });
    return Object.fromEntries(members);
  });
}

/** True where one letter is too many, too few or another, or two neighbours changed places. */
function isOneSlip(written: string, meant: string): boolean {
  let start = 0;
  while (start < written.length && written[start] === meant[start]) start++;
  const [rest, wanted] = [written.slice(start), meant.slice(start)];
  return (
    rest.slice(1) === wanted ||
    rest === wanted.slice(1) ||
    rest.slice(1) === wanted.slice(1) ||
    (rest.slice(2) === wanted.slice(2) && rest[0] === wanted[1] && rest[1] === wanted[0])
  );
}
