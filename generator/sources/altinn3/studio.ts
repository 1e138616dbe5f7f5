import type { Source } from "../source.js";

/** Altinn Studio keeps its repositories in a Gitea of its own. */
export const studioRepositoryV1: Source = {
  id: "altinn3/studio/repository/v1",
  format: "openapi",
  title: "Altinn Studio repositories, version 1",
  documents: [
    {
      name: "openapi",
      url: "https://altinn.studio/repos/swagger.v1.json",
      mirror: "altinn3/studio-repository.swagger.json",
      identity: "Gitea API",
    },
  ],
  api: { servers: { prod: "https://altinn.studio/repos/api/v1" }, auth: { token: "none", ownToken: true } },
};
