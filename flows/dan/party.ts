import { ArgumentError } from "altinnkit";

/** Which party of a request. */
type PartyName = "subject" | "requestor" | "identifier";

const schemes: readonly (readonly [form: RegExp, isValid: (number: string) => boolean])[] = [
  [/^(\d{9})$/, isOrganization],
  [/^(\d{11})$/, isPerson],
  [/^iso6523-actorid-upis::0192:(\d{9})$/, isOrganization],
  // Numbers of other countries are theirs to check.
  [/^iso6523-actorid-upis::(?!0192:)\d{4}:([^:]+)$/, () => true],
  [/^nor-freg::(\d{11})$/, isPerson],
];

/**
 * A party as the service takes one: nine digits of an organization, eleven of a person, `iso6523-actorid-upis::0192:…`,
 * the same of another country, or `nor-freg::…`. Spaces are taken out of bare numbers.
 *
 * @param takesOthers - Text of any other form is taken as it is.
 * @throws {@link ArgumentError} for anything else, and for digits whose check digits are wrong. It repeats none of them.
 */
export function party(text: string, what: PartyName, takesOthers = false): string {
  const plain = /^[\d\s\u00a0]+$/.test(text) ? text.replaceAll(/\D/g, "") : text;
  for (const [form, isValid] of schemes) {
    const number = form.exec(plain)?.[1];
    if (number !== undefined && isValid(number)) return plain;
    if (number !== undefined) throw new ArgumentError("data.altinn.no", `the check digits of "${what}" are wrong.`);
  }
  if (takesOthers && text.trim() !== "") return text;
  throw new ArgumentError(
    "data.altinn.no",
    `"${what}" is nine digits of an organization, eleven of a person, or "scheme::id" with a known scheme.`,
  );
}

/**
 * As {@link party}, where it stands in the URL: URLs are logged on the way, so a person's number is in none.
 *
 * @throws {@link ArgumentError} for a person, too.
 */
export function partyInUrl(text: string, what: PartyName, takesOthers = false): string {
  const found = party(text, what, takesOthers);
  if (!/^(?:nor-freg::)?\d{11}$/.test(found)) return found;
  throw new ArgumentError("data.altinn.no", `"${what}" is a person; it would stand in the URL.`);
}

/** @see [Organization numbers](https://www.brreg.no/om-oss/registrene-vare/om-enhetsregisteret/organisasjonsnummeret/) */
function isOrganization(number: string): boolean {
  return remainder(number, [3, 2, 7, 6, 5, 4, 3, 2, 1]) === 0;
}

/** The date is not looked at: numbers for tests have other months. */
function isPerson(number: string): boolean {
  return (
    remainder(number.slice(0, 10), [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) === 0 &&
    remainder(number, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) === 0
  );
}

function remainder(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11;
}
