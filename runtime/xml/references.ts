import { isLegal } from "./characters.js";

const entities = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);
const referenceAt = /&(?:#0*(\d{1,7})|#x0*([\da-fA-F]{1,6})|([a-z]{2,4}));/y;

/**
 * A text with its references replaced: the five entities every document has, and characters by number.
 *
 * @param refuse - Told where a reference stands that is none of these.
 */
export function expandReferences(text: string, refuse: (offset: number) => never): string {
  const pieces: string[] = [];
  let from = 0;
  for (let found = text.indexOf("&"); found !== -1; found = text.indexOf("&", from)) {
    referenceAt.lastIndex = found;
    const reference = referenceAt.exec(text);
    const character = reference && referenced(reference);
    if (!character) refuse(found);
    pieces.push(text.slice(from, found), character);
    from = found + reference[0].length;
  }
  pieces.push(text.slice(from));
  return pieces.join("");
}

/** Line ends as XML has them, one line feed each. */
export function lineEnds(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n");
}

function referenced([, decimal, hexadecimal, entity]: RegExpExecArray): string | undefined {
  if (entity !== undefined) return entities.get(entity);
  const codePoint = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number.parseInt(decimal, 10);
  return isLegal(codePoint) ? String.fromCodePoint(codePoint) : undefined;
}
