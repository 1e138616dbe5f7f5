const inTexts = replacements([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ["\r", "&#13;"],
]);
const inAttributes = replacements([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ["\r", "&#13;"],
  ['"', "&quot;"],
  ["\t", "&#9;"],
  ["\n", "&#10;"],
]);

// 1: to be looked at in an attribute; 2: in text too.
const kinds = new Uint8Array(128);
for (let code = 0; code < 0x20; code++) kinds[code] = 2;
for (const character of "&<>") kinds[character.charCodeAt(0)] = 2;
for (const character of '\t\n"') kinds[character.charCodeAt(0)] = 1;
const inText = /[^\t\n -%'-;=?-\uD7FF\uE000-\uFFFD]/;
const shortLength = 48;

/** True for nearly every text: one that is written as it is, whatever it is in. */
export function isPlain(value: string, place: "text" | "attribute"): boolean {
  if (value.length > shortLength) return !inText.test(value) && (place === "text" || !/[\t\n"]/.test(value));
  const least = place === "text" ? 1 : 0;
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code < 128 ? (kinds[code] ?? 0) > least : code >= 0xd800) return false;
  }
  return true;
}

/** A text as it stands between tags. */
export function escapeText(value: string): string {
  return escaped(value, inTexts);
}

/** A text as CDATA sections; between them stands what would end one or not come back from it. */
export function section(value: string): string {
  const inside = value.replaceAll("]]>", "]]]]><![CDATA[>").replaceAll("\r", "]]>&#13;<![CDATA[");
  return `<![CDATA[${inside}]]>`;
}

/** A text as it stands between quotation marks. */
export function escapeAttribute(value: string): string {
  return escaped(value, inAttributes);
}

// For the short texts that most are, setting a regular expression to work takes longer than looking through them.
function escaped(value: string, replaced: readonly (string | undefined)[]): string {
  let out = "";
  let from = 0;
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    const replacement = code < replaced.length ? replaced[code] : undefined;
    if (replacement === undefined) continue;
    out += value.slice(from, at) + replacement;
    from = at + 1;
  }
  return out + value.slice(from);
}

function replacements(pairs: readonly (readonly [character: string, replacement: string])[]): (string | undefined)[] {
  const all = Array.from({ length: 64 }, (): string | undefined => undefined);
  for (const [character, replacement] of pairs) all[character.charCodeAt(0)] = replacement;
  return all;
}
