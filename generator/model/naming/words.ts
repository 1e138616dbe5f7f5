/**
 * The words of a name in any spelling: `dataElements`, `data-elements`, `DataElements` and `DATA.ELEMENTS` are the same
 * two. Letters beyond ASCII count as letters; digits stay with the word before them.
 */
export function words(name: string): string[] {
  return name
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .replaceAll(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** `instanceEvents` */
export function camelCase(parts: readonly string[]): string {
  return parts.map((word, index) => (index === 0 ? lower(word) : capital(word))).join("");
}

/** `InstanceEvents` */
export function pascalCase(parts: readonly string[]): string {
  return parts.map(capital).join("");
}

/** An identifier for a name in any spelling, first letter upper case; a leading digit gets `_` before it. */
export function typeIdentifier(name: string): string {
  return identifier(pascalCase(words(name)));
}

/** An identifier for a name in any spelling, first letter lower case. */
export function valueIdentifier(name: string): string {
  return identifier(camelCase(words(name)));
}

function identifier(name: string): string {
  return /^\p{ID_Start}/u.test(name) ? name : `_${name}`;
}

/** Words that shout are lowered; `RestanserV2` and `iOS` keep their inner letters. */
function capital(word: string): string {
  const rest = word.slice(1);
  return word.charAt(0).toUpperCase() + (isShouted(word) ? rest.toLowerCase() : rest);
}

function lower(word: string): string {
  return isShouted(word) ? word.toLowerCase() : word.charAt(0).toLowerCase() + word.slice(1);
}

function isShouted(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}
