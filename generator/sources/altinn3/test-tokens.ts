import type { Source } from "../source.js";
import { worked } from "./platform.js";

/** Tokens for the test environments, from Altinn's own generator. */
export const tokenGeneratorV1: Source = {
  id: "altinn3/tokengenerator/v1",
  format: "openapi",
  title: "Altinn test token generator, version 1",
  documents: [worked("Altinn/AltinnTestTools", "token-generator.derived", "Altinn test token generator (derived)")],
  api: {
    servers: { tt02: "https://altinn-testtools-token-generator.azurewebsites.net/api" },
    basePath: "/api",
    auth: { token: "none" },
  },
};
