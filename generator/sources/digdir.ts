import type { Source } from "./source.js";

/** Digdir's self-service for clients of Maskinporten and ID-porten. */
export const selvbetjeningV1: Source = {
  id: "digdir/selvbetjening/v1",
  format: "openapi",
  title: "Digdir Selvbetjening, version 1",
  documents: [
    {
      name: "openapi",
      url: "https://raw.githubusercontent.com/Altinn/altinn-studio/main/src/Runtime/operator/schemas/spec.json",
      mirror: "altinn3/digdir-selvbetjening.openapi.json",
      identity: "API for Selvbetjening",
    },
  ],
  api: {
    servers: { prod: "https://api.samarbeid.digdir.no/api/v1", tt02: "https://api.test.samarbeid.digdir.no/api/v1" },
    basePath: "/api/v1",
    auth: { token: "maskinporten" },
  },
};
