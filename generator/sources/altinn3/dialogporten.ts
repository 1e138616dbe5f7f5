import { inRepository, platformSource } from "./platform.js";

const at = "/dialogporten/api/v1";
const basePath = "/api/v1";
const schemas = "Altinn/dialogporten/main/docs/schema/V1";

/** Dialogporten takes Maskinporten's and ID-porten's tokens as they are. */
export const dialogporten = [
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
];
