import type { Party } from "altinnkit/dan/v1";

const forms: readonly (readonly [form: RegExp, party: (id: string) => Party | undefined])[] = [
  [/^(?:iso6523-actorid-upis::0192:)?(\d{9})$/, organization],
  [/^(?:nor-freg::)?(\d{11})$/, person],
  [/^iso6523-actorid-upis::(?!0192:)(\d{4}:.+)$/, (id) => ({ scheme: "iso6523-actorid-upis", id })],
];

/** A party as the service stores it, or `undefined` for what is none. */
export function partyOf(text: string): Party | undefined {
  for (const [form, party] of forms) {
    const id = form.exec(text)?.[1];
    if (id !== undefined) return party(id);
  }
  return undefined;
}

/** The party's number; a foreign one has none. */
export function numberOf(party: Party): string | null {
  return party.norwegianOrganizationNumber ?? party.norwegianSocialSecurityNumber ?? null;
}

function organization(number: string): Party | undefined {
  const isRight = remainder(number, [3, 2, 7, 6, 5, 4, 3, 2, 1]) === 0;
  return isRight
    ? { scheme: "iso6523-actorid-upis", id: `0192:${number}`, norwegianOrganizationNumber: number }
    : undefined;
}

function person(number: string): Party | undefined {
  const isRight =
    remainder(number, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1, 0]) === 0 &&
    remainder(number, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) === 0;
  return isRight ? { scheme: "nor-freg", id: number, norwegianSocialSecurityNumber: number } : undefined;
}

function remainder(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11;
}
