import type { EntityRegistryUnit } from "altinnkit/dan/v1";

/** A unit of the register of legal entities, as far as a test says. */
export interface Unit {
  readonly name: string;
  /** `ORGL` is a public agency. */
  readonly form: "AS" | "BEDR" | "ORGL";
  readonly deleted?: true;
  /** Number of the main unit. */
  readonly mainUnit?: string;
}

/** Units every test finds; the numbers are synthetic and have right check digits. */
export const units: ReadonlyMap<string, Unit> = new Map([
  ["310724181", { name: "FIKTIV FJORD AS", form: "AS" }],
  ["312455714", { name: "FIKTIV KOMMUNE", form: "ORGL" }],
  ["314092139", { name: "FIKTIVT TILSYN", form: "ORGL" }],
  ["315880777", { name: "FIKTIV FJORD AVD KAI", form: "BEDR", mainUnit: "310724181" }],
  ["312545179", { name: "FIKTIV OPPHØRT AS", form: "AS", deleted: true }],
]);

/** A unit as the register tells it. */
export function entryOf(number: string, { name, form, deleted, mainUnit }: Unit): EntityRegistryUnit {
  const links = (path: string) => ({ self: { href: `https://register.test/${path}` } });
  return {
    organisasjonsnummer: number,
    navn: name,
    organisasjonsform: { kode: form, beskrivelse: form, _links: links(`organisasjonsformer/${form}`) },
    ...(deleted ? { slettedato: "2025-12-31" } : {}),
    ...(mainUnit === undefined ? {} : { overordnetEnhet: mainUnit }),
    _links: links(`enheter/${number}`),
  };
}
