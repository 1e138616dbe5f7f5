/** Where an API runs. `custom` is any other place and needs a `baseUrl`. */
export type Environment = "prod" | "tt02" | "yt01" | "at21" | "at22" | "at23" | "at24" | "local" | "custom";

/** What stands around the APIs of one environment. */
export interface Surroundings {
  /** Issuer of the Maskinporten that environment trusts. The slash at the end is part of it. */
  readonly maskinporten?: string;
  /** Altinn's platform, without a slash at the end. */
  readonly platform?: string;
}

const test = "https://test.maskinporten.no/";

/** Every environment but prod trusts Maskinporten's test. */
export const surroundings: Readonly<Record<Environment, Surroundings>> = {
  prod: { maskinporten: "https://maskinporten.no/", platform: "https://platform.altinn.no" },
  tt02: { maskinporten: test, platform: "https://platform.tt02.altinn.no" },
  yt01: { maskinporten: test, platform: "https://platform.yt01.altinn.cloud" },
  at21: { maskinporten: test, platform: "https://platform.at21.altinn.cloud" },
  at22: { maskinporten: test, platform: "https://platform.at22.altinn.cloud" },
  at23: { maskinporten: test, platform: "https://platform.at23.altinn.cloud" },
  at24: { maskinporten: test, platform: "https://platform.at24.altinn.cloud" },
  local: {},
  custom: {},
};
