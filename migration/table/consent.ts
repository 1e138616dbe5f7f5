import type { Migration } from "../types.js";

/** Consents, and logging in. */
export const consent = [
  {
    id: "consent.requests",
    rest: [
      "GET /api/consentRequests",
      "POST /api/consentRequests",
      "GET /api/consentRequests/{guid}",
      "DELETE /api/consentRequests/{guid}",
    ],
    soap: {},
    product: "Access Management: consent requests",
    to: [
      { contract: "altinn3/accessmanagement/consent/v1", operation: "consentRequests.create" },
      { contract: "altinn3/accessmanagement/consent/v1", operation: "consentRequests.get" },
      { contract: "altinn3/accessmanagement/consent/v1", operation: "consentRequests.listEvents" },
    ],
    status: "redesigned",
    basis: "inferred",
    changes: [
      "The requester chooses the id, so that asking twice makes one request.",
      "Parties and resources are URNs, and each right names its action.",
      "A list of what has changed is a feed of events; nothing takes a request back.",
    ],
    identifiers: ["authorizationCode", "service", "apiKey"],
    token: { from: "maskinporten", scopes: ["altinn:consentrequests.write"] },
    sketch: `
const { id, viewUri } = unwrap(
  await consents.consentRequests.create({
    body: {
      id: crypto.randomUUID(),
      from: "urn:altinn:person:identifier-no:14857310056",
      to: "urn:altinn:organization:identifier-no:310724181",
      validTo: "2027-01-01T00:00:00Z",
      consentRights: [{ action: ["consent"], resource: [{ type: "urn:altinn:resource", value: "ttd-demo-consent" }] }],
      redirectUrl: "https://bank.ttd.test/application",
    },
  }),
);
console.log("Send the person to", viewUri);
console.log(unwrap(await consents.consentRequests.get({ path: { consentRequestId: id } })).status);
for await (const { eventType } of consents.consentRequests.listEvents()) console.log(eventType);`,
  },
  {
    id: "consent.token",
    rest: [
      "GET /api/authorization/token/{authorizationCode}",
      "DELETE /api/authorization/token/{authorizationCode}",
      "POST /api/authorization/token/{authorizationCode}/loguse",
    ],
    soap: {
      "Authorization/Token": ["GetAccessToken", "LogAccessToken", "RemoveAccessToken"],
      "Authorization/Administration": ["LogConsentUsage"],
    },
    product: "Maskinporten issues the consent's token, and asks Altinn itself",
    to: [{ contract: "altinn3/accessmanagement/consent/v1", operation: "consents.lookup" }],
    status: "redesigned",
    basis: "inferred",
    changes: [
      "Ask Maskinporten for a token of the consent: `maskinporten({ …, consent })` of altinnkit/auth.",
      "The look-up below is what Maskinporten calls; its scope is not for others.",
      "Nobody logs a use or gives a token back.",
    ],
    identifiers: ["authorizationCode"],
    token: { from: "maskinporten", scopes: ["altinn:maskinporten/consent.read"] },
    sketch: `
const body = {
  id: "0194fe46-7c8d-7e9f-8a0b-1c2d3e4f5a6b",
  from: "urn:altinn:person:identifier-no:14857310056",
  to: "urn:altinn:organization:identifier-no:310724181",
};
console.log(unwrap(await consents.consents.lookup({ body })).validTo);`,
  },
  {
    id: "consent.owner",
    rest: ["GET /api/serviceowner/consents"],
    soap: {},
    product: "undecided; the events of one's own consent requests come closest",
    to: [{ contract: "altinn3/accessmanagement/consent/v1", operation: "consentRequests.listEvents" }],
    status: "unclear",
    basis: "documented",
    changes: ["The feed has the consents one has asked for, and not those given to others for one's services."],
    identifiers: ["authorizationCode", "service"],
    token: { from: "maskinporten", scopes: ["altinn:consentrequests.read"] },
    sketch: `
const query = { createdAfter: "2026-01-01T00:00:00Z" };
for await (const { consentRequestId, eventType } of consents.consentRequests.listEvents({ query })) {
  console.log(consentRequestId, eventType);
}`,
  },
  {
    id: "authentication.password",
    rest: ["POST /api/authentication/authenticatewithpassword"],
    soap: { "Authentication/SystemAuthentication": ["GetAuthenticationChallenge"] },
    product: "ID-porten for people, Maskinporten for organisations; their tokens are exchanged",
    to: [{ contract: "altinn3/authentication/v1", operation: "tokens.exchange" }],
    status: "dropped",
    basis: "documented",
    changes: [
      "There is no login by password, PIN or client certificate any more.",
      "`idporten(…)` and `maskinporten(…)` of altinnkit/auth exchange tokens by themselves, so the call below is seldom needed.",
    ],
    identifiers: ["enterpriseUser", "apiKey"],
    token: { from: "maskinporten", scopes: ["altinn:instances.read"] },
    sketch: `
console.log(unwrap(await authentication.tokens.exchange({ path: { tokenProvider: "maskinporten" } })).length);`,
  },
  {
    id: "enterpriseUsers",
    rest: [
      "GET /api/enterpriseusers",
      "POST /api/enterpriseusers",
      "GET /api/enterpriseusers/{userName}",
      "PUT /api/enterpriseusers/{userName}",
      "DELETE /api/enterpriseusers/{userName}",
      "POST /api/enterpriseusers/{userName}/rotatesecret",
    ],
    soap: {},
    product: "Authentication: system users",
    to: [
      { contract: "altinn3/authentication/v1", operation: "systemUserRequests.create" },
      { contract: "altinn3/authentication/v1", operation: "systemUsers.listBySystem" },
    ],
    status: "redesigned",
    basis: "documented",
    changes: [
      "A vendor's system asks an organisation for a system user, and the organisation approves it.",
      "It has no secret: `maskinporten({ …, systemUser })` of altinnkit/auth brings its token.",
    ],
    identifiers: ["enterpriseUser", "role"],
    token: {
      from: "maskinporten",
      scopes: ["altinn:authentication/systemuser.request.write", "altinn:authentication/systemregister.write"],
    },
    sketch: `
const systemId = "310724181_demo";
const { confirmUrl } = unwrap(
  await authentication.systemUserRequests.create({
    body: { systemId, partyOrgNo: "310724181", accessPackages: [{ urn: "urn:altinn:accesspackage:skattegrunnlag" }] },
  }),
);
console.log("The organisation approves at", confirmUrl);
for await (const { id } of authentication.systemUsers.listBySystem({ path: { systemId } })) console.log(id);`,
  },
] as const satisfies readonly Migration[];
