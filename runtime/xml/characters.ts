/** What a `Name` of XML 1.0 starts with, as the inside of a character class. */
export const nameStart =
  ":A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}" +
  "\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}";
/** What a `Name` goes on with. */
export const nameRest = `${nameStart}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}`;

/** A `Name` of XML 1.0, at `lastIndex`. */
export const nameAt = new RegExp(`[${nameStart}][${nameRest}]*`, "uy");

/** A whole `Name` of XML 1.0. */
export const wholeName = new RegExp(`^[${nameStart}][${nameRest}]*$`, "u");

/** A whole `Nmtoken` of XML 1.0. */
export const wholeNameToken = new RegExp(`^[${nameRest}]+$`, "u");

/** Where a character stands that XML 1.0 allows nowhere, not even as a reference; -1 when there is none. */
export function illegalAt(text: string): number {
  return unusual.test(text) ? text.search(illegal) : -1;
}

// Finding that a text has none of the rare characters is several times faster than judging those.
const unusual = /[^\t\n\r -\uD7FF\uE000-\uFFFD]/;
const illegal = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** True for a code point that XML 1.0 allows. */
export function isLegal(codePoint: number): boolean {
  if (codePoint < 0x20) return codePoint === 0x9 || codePoint === 0xa || codePoint === 0xd;
  return (
    codePoint <= 0xd7ff ||
    (codePoint >= 0xe000 && codePoint <= 0xfffd) ||
    (codePoint >= 0x10000 && codePoint <= 0x10ffff)
  );
}

/** True when all of `text` is XML white space. */
export function isBlank(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (!isSpace(text.charCodeAt(index))) return false;
  return true;
}

/** True for space, tab, line feed and carriage return. */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0xa || code === 0xd || code === 0x9;
}

/** True for what may stand in a name after its start, a colon excepted; all beyond ASCII counts as such. */
export function isNameCharacter(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f ||
    code === 0x2d ||
    code === 0x2e ||
    code >= 0x80
  );
}
