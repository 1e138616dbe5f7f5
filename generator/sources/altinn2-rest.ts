import type { Source, SourceDocument } from "./source.js";

const commit = "0abd1fd8ef4fb9f0fc1191ac25f0620b5a856405";

/** One of the documents in the documentation's repository. What is shared by them all lies in two more. */
function documented(name: string, file: string, identity: string | undefined, at: string = commit): SourceDocument {
  return {
    name,
    url: `https://raw.githubusercontent.com/Altinn/docs/${at}/static/swagger/${file}.json`,
    mirror: `altinn2/rest/${file}.json`,
    ...(identity === undefined ? {} : { identity }),
  };
}

/** The REST API of Altinn II: nine documents cover parts of it, its documentation's pages the whole. */
export const altinn2RestV0: Source = {
  id: "altinn2/rest/v0",
  format: "openapi",
  title: "Altinn II REST API",
  documents: [
    documented("authorization", "altinn-enduser-authorization-v0", "Authorization API"),
    documented("authentication", "altinn-enduser-authentication-v0", "Authentication API"),
    documented("broker", "altinn-enduser-brokerservice-v0", "Broker Service API"),
    documented("consent", "altinn-enduser-consentrequests-v0", "Consent Request"),
    documented("delegation", "altinn-enduser-delegationrequests-v0", "Delegation request"),
    documented("enterpriseUsers", "altinn-enduser-enterpriseusers-v0", "Enterprise users"),
    documented("metadata", "altinn-enduser-metadata-v0", "Metadata"),
    documented(
      "serviceOwner",
      "altinn-serviceowner-authorization-v0",
      "Authorization API",
      // The last that has it: a draft that was withdrawn.
      "d95a040eda8cb0838fe196c11d9804c2b302bc46",
    ),
    // Written for a mock of the register alone.
    { ...documented("srr", "altinn-serviceowner-srr-v0", undefined), below: "/api/serviceowner" },
    documented("common", "altinn-api-common", "Altinn API Common components"),
    documented("odata", "altinn-api-odata", "OData reference"),
    {
      name: "routes",
      url: "https://altinn.github.io/docs/api/rest",
      mirror: "altinn2/rest/derived/resources.json",
      supplement: true,
    },
  ],
  api: {
    servers: { prod: "https://www.altinn.no/api", tt02: "https://tt02.altinn.no/api" },
    basePath: "/api",
    handWritten: true,
    // Tokens of persons, organisations and enterprise users are all shown as they are.
    auth: { token: "maskinporten", ownToken: true },
  },
};
