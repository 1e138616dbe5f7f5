/** Every environment there is. */
export const environments = ["prod", "tt02", "yt01", "at21", "at22", "at23", "at24", "local", "custom"] as const;

/** Where an API runs. `custom` is any other place and needs a `baseUrl`. */
export type Environment = (typeof environments)[number];

/** What stands around the APIs of one environment. */
export interface Surroundings {
  /** Issuer of the Maskinporten that environment trusts. The slash at the end is part of it. */
  readonly maskinporten?: string;
  /** Altinn's platform, without a slash at the end. */
  readonly platform?: string;
}

/** What stands around an environment. Every one but prod trusts Maskinporten's test. */
export function surroundingsOf(environment: Environment): Surroundings {
  if (environment === "local" || environment === "custom") return {};
  if (environment === "prod") {
    return { maskinporten: "https://maskinporten.no/", platform: "https://platform.altinn.no" };
  }
  const domain = environment === "tt02" ? "no" : "cloud";
  return {
    maskinporten: "https://test.maskinporten.no/",
    platform: `https://platform.${environment}.altinn.${domain}`,
  };
}
