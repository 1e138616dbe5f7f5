import type { Source } from "./source.js";

const metadata = "https://api.data.altinn.no/v1/public/metadata";

export const danV1: Source = {
  id: "dan/v1",
  format: "openapi",
  title: "data.altinn.no, version 1",
  documents: [
    {
      name: "openapi",
      url: `${metadata}/oas/json`,
      mirror: "dan/dan-v1.openapi.json",
      mirrorDerived: true,
      identity: "data.altinn.no (DAN) v1",
    },
  ],
  api: {
    servers: { prod: "https://api.data.altinn.no/v1", tt02: "https://test-api.data.altinn.no/v1" },
    auth: { token: "maskinporten", subscriptionKey: true },
  },
};

export const danDatasetsV1: Source = {
  id: "dan/datasets/v1",
  format: "evidence-codes",
  title: "data.altinn.no datasets, version 1",
  documents: [
    { name: "evidencecodes", url: `${metadata}/evidencecodes`, mirror: "dan/evidencecodes.json", mirrorDerived: true },
    { name: "statuscodes", url: `${metadata}/statuscodes`, mirror: "dan/statuscodes.json", mirrorDerived: true },
    { name: "errorcodes", url: `${metadata}/errorcodes`, mirror: "dan/errorcodes.json", mirrorDerived: true },
  ],
};
