import type { ApiSource, Source } from "./source.js";

/** Platform hosts by environment; note the change of top domain between tt02 and the internal ones. */
const platform = {
  prod: "https://platform.altinn.no",
  tt02: "https://platform.tt02.altinn.no",
  yt01: "https://platform.yt01.altinn.cloud",
  at22: "https://platform.at22.altinn.cloud",
  at23: "https://platform.at23.altinn.cloud",
  at24: "https://platform.at24.altinn.cloud",
  local: "http://local.altinn.cloud",
};

function platformApi(basePath: string): ApiSource {
  const servers = Object.fromEntries(Object.entries(platform).map(([name, host]) => [name, host + basePath]));
  return { servers, basePath, auth: { token: "altinn" } };
}

export const storageV1: Source = {
  id: "altinn3/storage/v1",
  format: "openapi",
  title: "Altinn Storage, version 1",
  documents: [
    {
      name: "openapi",
      url: "https://raw.githubusercontent.com/Altinn/altinn-storage/main/test/UnitTest/OpenApi/OpenApiTests.VerifyFullSwagger.verified.json",
      mirror: "altinn3/storage.openapi.json",
      identity: "Altinn Platform Storage - complete",
    },
  ],
  api: platformApi("/storage/api/v1"),
};
