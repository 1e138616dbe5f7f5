import type { Source } from "../source.js";
import { inRepository } from "./platform.js";

const basePath = "/{org}/{app}";

/** Every organization's apps run on a host of its own. */
export const appServers = {
  prod: `https://{org}.apps.altinn.no${basePath}`,
  tt02: `https://{org}.apps.tt02.altinn.no${basePath}`,
  yt01: `https://{org}.apps.yt01.altinn.cloud${basePath}`,
  at21: `https://{org}.apps.at21.altinn.cloud${basePath}`,
  at22: `https://{org}.apps.at22.altinn.cloud${basePath}`,
  at23: `https://{org}.apps.at23.altinn.cloud${basePath}`,
  at24: `https://{org}.apps.at24.altinn.cloud${basePath}`,
  local: `http://local.altinn.cloud${basePath}`,
};

function appSource(id: string, title: string, document: Source["documents"][0]): Source {
  return {
    id,
    format: "openapi",
    title,
    documents: [document],
    api: { servers: appServers, basePath, auth: { token: "altinn" } },
  };
}

const detection = "test/Altinn.App.Api.Tests/OpenApi/OpenApiSpecChangeDetection";

/** The API of every app, by the version of the library the app is built on. */
export const apps = [
  appSource(
    "altinn3/app/v8",
    "Altinn app, library version 8",
    inRepository(`Altinn/app-lib-dotnet/main/${detection}.SaveJsonSwagger.verified.json`, "app-v8", "Altinn App Api"),
  ),
  appSource(
    "altinn3/app/v9",
    "Altinn app, library version 9",
    inRepository(
      `Altinn/altinn-studio/main/src/App/backend/${detection}.SaveJsonSwagger.verified.json`,
      "app-v9",
      "Altinn App Api",
    ),
  ),
];
