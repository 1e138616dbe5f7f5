import type { Source } from "../source.js";
import { inRepository, platformServers, platformSource } from "./platform.js";

const at = "/dialogporten/api/v1";
const basePath = "/api/v1";
const schemas = "Altinn/dialogporten/main/docs/schema/V1";

/** Dialogporten takes Maskinporten's and ID-porten's tokens as they are. */
export const dialogporten: readonly Source[] = [
  platformSource(
    {
      id: "altinn3/dialogporten/enduser/v1",
      title: "Dialogporten for end users, version 1",
      at,
      basePath,
      token: "maskinporten",
    },
    inRepository(`${schemas}/openapi.v1.enduser.verified.json`, "dialogporten-enduser", "Dialogporten EndUser"),
  ),
  platformSource(
    {
      id: "altinn3/dialogporten/serviceowner/v1",
      title: "Dialogporten for service owners, version 1",
      at,
      basePath,
      token: "maskinporten",
    },
    inRepository(
      `${schemas}/openapi.v1.serviceowner.verified.json`,
      "dialogporten-serviceowner",
      "Dialogporten ServiceOwner",
    ),
  ),
  // What the whole document has beyond the two faces.
  platformSource(
    {
      id: "altinn3/dialogporten/keys/v1",
      title: "Dialogporten's keys, version 1",
      at,
      basePath,
      only: ["/api/v1/.well-known/"],
      token: "none",
    },
    inRepository(`${schemas}/swagger.verified.json`, "dialogporten", "Dialogporten"),
  ),
  {
    id: "altinn3/dialogporten/graphql/v1",
    format: "graphql",
    title: "Dialogporten for end users in GraphQL, version 1",
    documents: [
      {
        name: "schema",
        url: `https://raw.githubusercontent.com/${schemas}/schema.verified.graphql`,
        mirror: "altinn3/dialogporten.schema.graphql",
        identity: "searchDialogs",
      },
    ],
    api: {
      servers: platformServers("/dialogporten"),
      auth: { token: "maskinporten" },
      // The stream's path is what the platform's own inbox calls; the policies are AuthorizationOptionsSetup's.
      graphql: {
        path: "/graphql",
        stream: "/graphql/stream",
        policies: {
          enduser: { scopes: [["digdir:dialogporten"], ["digdir:dialogporten.noconsent"]] },
          enduserSubscription: { token: "dialogToken" },
        },
      },
    },
  },
];
