import { isLegal } from "./characters.js";

const illegal = "";
const inTexts = replacements([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ["\r", "&#13;"],
  ["\t", undefined],
  ["\n", undefined],
]);
const inAttributes = replacements([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ["\r", "&#13;"],
  ["\t", "&#9;"],
  ["\n", "&#10;"],
  ['"', "&quot;"],
]);
const rareInText = /[^\t\n -%'-;=?-\uD7FF\uE000-\uFFFD]/;
const rareInAttribute = /[^ !#-%'-;=?-\uD7FF\uE000-\uFFFD]/;
// Of shorter texts, setting a regular expression to work takes longer than looking through them.
const shortLength = 48;

/** A text as it stands between tags; `undefined` when XML does not allow one of its characters. */
export function escapeText(value: string): string | undefined {
  return value.length > shortLength && !rareInText.test(value) ? value : escaped(value, inTexts);
}

/** A text as it stands between quotation marks; `undefined` when XML does not allow one of its characters. */
export function escapeAttribute(value: string): string | undefined {
  return value.length > shortLength && !rareInAttribute.test(value) ? value : escaped(value, inAttributes);
}

/** A text as CDATA sections; between them stands what would end one or not come back from it. */
export function section(value: string): string {
  const inside = value.replaceAll("]]>", "]]]]><![CDATA[>").replaceAll("\r", "]]>&#13;<![CDATA[");
  return `<![CDATA[${inside}]]>`;
}

function escaped(value: string, replaced: readonly (string | undefined)[]): string | undefined {
  let out = "";
  let from = 0;
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code >= 0xd800) {
      const point = value.codePointAt(at) ?? 0;
      if (!isLegal(point)) return undefined;
      if (point > 0xffff) at++;
      continue;
    }
    const replacement = code < replaced.length ? replaced[code] : undefined;
    if (replacement === undefined) continue;
    if (replacement === illegal) return undefined;
    out += value.slice(from, at) + replacement;
    from = at + 1;
  }
  return from === 0 ? value : out + value.slice(from);
}

function replacements(
  pairs: readonly (readonly [character: string, replacement: string | undefined])[],
): (string | undefined)[] {
  const all = Array.from({ length: 64 }, (_, code): string | undefined => (code < 0x20 ? illegal : undefined));
  for (const [character, replacement] of pairs) all[character.charCodeAt(0)] = replacement;
  return all;
}
