import type { Migration } from "../types.js";

/** What services there are, and what they look like. */
export const metadata = [
  {
    id: "metadata.services",
    rest: [
      "GET /api/metadata",
      "GET /api/metadata/formtask/{serviceCode}/{serviceEditionCode}",
      "GET /api/metadata/correspondence/{serviceCode}/{serviceEditionCode}",
      "GET /api/metadata/lookup/{serviceCode}/{serviceEditionCode}",
      "GET /api/metadata/lookup/{serviceCode}/{serviceEditionCode}/schemas/{schema}",
    ],
    soap: {
      "ServiceEngine/ServiceMetaData": ["GetAvailableServices"],
      "ServiceEngine/ServiceMetadataImport": ["ServiceEditionImport", "GetFormActivationStatus"],
    },
    product: "Resource registry; the app's own metadata",
    to: [
      { contract: "altinn3/resourceregistry/v1", operation: "resources.list" },
      { contract: "altinn3/resourceregistry/v1", operation: "resources.search" },
      { contract: "altinn3/resourceregistry/v1", operation: "resources.get" },
    ],
    status: "redesigned",
    basis: "documented",
    changes: [
      "Every kind of service is a resource of one registry.",
      "Altinn II's list stays for a while, with fewer services in it the more have moved.",
      "What a form holds is told by the app.",
    ],
    identifiers: ["service"],
    sketch: `
for (const { identifier, title } of unwrap(await registry.resources.list())) console.log(identifier, title?.nb);
console.log(unwrap(await registry.resources.search({ query: { Title: "skatt" } })).length);
console.log(unwrap(await registry.resources.get({ path: { id: "ttd-demo" } })).resourceType);`,
  },
  {
    id: "metadata.schemas",
    rest: [
      "GET /api/metadata/formtask/{serviceCode}/{serviceEditionCode}/forms/{dataFormatId}/{dataFormatVersion}/xsd",
      "GET /api/metadata/formtask/{serviceCode}/{serviceEditionCode}/attachmentrules/{ruleId}/xsd",
    ],
    soap: { "ServiceEngine/ServiceMetaData": ["GetFormTaskSchemaDefinitions", "GetSchemaDefinitionsForFormTask"] },
    product: "the app's API: its data models",
    to: [
      { contract: "altinn3/app/v8", operation: "dataModels.getJsonSchema" },
      { contract: "altinn3/app/v8", operation: "dataModels.getXsdSchema" },
    ],
    status: "replaced",
    basis: "inferred",
    changes: ["Each app tells the models of its own data types, as JSON Schema and as XSD."],
    identifiers: ["service", "dataFormat"],
    sketch: `
console.log(unwrap(await app.dataModels.getJsonSchema({ path: { id: "model" } })));
console.log(unwrap(await app.dataModels.getXsdSchema({ path: { id: "model" } })));`,
  },
  {
    id: "metadata.codelists",
    rest: ["GET /api/metadata/codelists", "GET /api/metadata/codelists/{name}/{version}"],
    soap: {
      "ServiceEngine/ServiceMetaData": ["GetCodeList"],
      "ServiceEngine/ServiceMetadataImport": ["CodeListImport"],
    },
    product: "the app's API: its options",
    to: [{ contract: "altinn3/app/v8", operation: "options.list" }],
    status: "redesigned",
    basis: "inferred",
    changes: ["There are no code lists for all: options belong to an app, or to its organisation's library."],
    identifiers: ["service"],
    sketch: `
const path = { optionsIdOrLibraryRef: "countries" };
for (const { value, label } of unwrap(await app.options.list({ path })) ?? []) console.log(value, label);`,
  },
  {
    id: "metadata.keys",
    rest: ["GET /api/metadata/well-known", "GET /api/metadata/jwk"],
    soap: {},
    product: "Authentication: its OpenID configuration",
    to: [
      { contract: "altinn3/authentication/v1", operation: "openid.getConfiguration" },
      { contract: "altinn3/authentication/v1", operation: "openid.getKeys" },
    ],
    status: "replaced",
    basis: "inferred",
    changes: ["Both stand below one address, where every OpenID library looks for them."],
    identifiers: [],
    sketch: `
console.log(unwrap(await authentication.openid.getConfiguration()));
console.log(unwrap(await authentication.openid.getKeys()));`,
  },
] as const satisfies readonly Migration[];
