import type { Migration } from "../types.js";

const request = {
  soap: {},
  product: "Access Management: consent requests",
  basis: "inferred",
  identifiers: ["authorizationCode", "service", "apiKey"],
  token: { from: "maskinporten", scopes: ["altinn:consentrequests.write"] },
} as const;

const systemUser = {
  soap: {},
  product: "Authentication: system users",
  status: "redesigned",
  basis: "documented",
  identifiers: ["enterpriseUser", "role"],
} as const;

/** Consents, and logging in. */
export const consent = [
  {
    ...request,
    id: "consent.create",
    rest: ["POST /api/consentRequests"],
    to: [{ contract: "altinn3/accessmanagement/consent/v1", operation: "consentRequests.create" }],
    status: "redesigned",
    changes: [
      "The requester chooses the id, so that asking twice makes one request.",
      "Parties and resources are URNs, and each right names its action.",
    ],
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
console.log("Send the person to", viewUri, "and keep", id);`,
  },
  {
    ...request,
    id: "consent.get",
    rest: ["GET /api/consentRequests/{guid}"],
    to: [{ contract: "altinn3/accessmanagement/consent/v1", operation: "consentRequests.get" }],
    status: "redesigned",
    changes: ["Its status is an enumeration, with the time of each answer beside it."],
    sketch: `
const path = { consentRequestId: "0194fe46-7c8d-7e9f-8a0b-1c2d3e4f5a6b" };
console.log(unwrap(await consents.consentRequests.get({ path })).status);`,
  },
  {
    ...request,
    id: "consent.list",
    rest: ["GET /api/consentRequests"],
    to: [{ contract: "altinn3/accessmanagement/consent/v1", operation: "consentRequests.listEvents" }],
    status: "redesigned",
    changes: ["A feed of what happened to one's requests takes the place of the list; it goes on from a token."],
    sketch: `
const query = { createdAfter: "2026-01-01T00:00:00Z" };
for await (const { consentRequestId, eventType } of consents.consentRequests.listEvents({ query })) {
  console.log(consentRequestId, eventType);
}`,
  },
  {
    id: "consent.withdraw",
    rest: ["DELETE /api/consentRequests/{guid}"],
    soap: {},
    product: "nothing in the contract",
    to: [],
    status: "unclear",
    basis: "inferred",
    changes: ["The requester cannot take a request back: it ends when its time is up, or with the person's answer."],
    identifiers: ["authorizationCode"],
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
    ...systemUser,
    id: "enterpriseUsers.create",
    rest: ["POST /api/enterpriseusers"],
    to: [{ contract: "altinn3/authentication/v1", operation: "systemUserRequests.create" }],
    changes: [
      "A vendor's system asks an organisation for a system user, and the organisation approves it.",
      "It has no secret: `maskinporten({ …, systemUser })` of altinnkit/auth brings its token.",
    ],
    token: { from: "maskinporten", scopes: ["altinn:authentication/systemuser.request.write"] },
    sketch: `
const { confirmUrl } = unwrap(
  await authentication.systemUserRequests.create({
    body: {
      systemId: "310724181_demo",
      partyOrgNo: "310724181",
      accessPackages: [{ urn: "urn:altinn:accesspackage:skattegrunnlag" }],
    },
  }),
);
console.log("The organisation approves at", confirmUrl);`,
  },
  {
    ...systemUser,
    id: "enterpriseUsers.read",
    rest: ["GET /api/enterpriseusers", "GET /api/enterpriseusers/{userName}"],
    to: [{ contract: "altinn3/authentication/v1", operation: "systemUsers.listBySystem" }],
    changes: ["A vendor lists the system users of its system; an organisation sees its own on Altinn's pages."],
    token: { from: "maskinporten", scopes: ["altinn:authentication/systemregister.write"] },
    sketch: `
const path = { systemId: "310724181_demo" };
for await (const { id } of authentication.systemUsers.listBySystem({ path })) console.log(id);`,
  },
  {
    ...systemUser,
    id: "enterpriseUsers.change",
    rest: ["PUT /api/enterpriseusers/{userName}"],
    to: [{ contract: "altinn3/authentication/v1", operation: "changeRequests.create" }],
    changes: ["The vendor asks for other access packages or rights, and the organisation approves them."],
    token: { from: "maskinporten", scopes: ["altinn:authentication/systemuser.request.write"] },
    sketch: `
const { confirmUrl } = unwrap(
  await authentication.changeRequests.create({
    query: { "correlation-id": "0194fe48-9e0f-7a1b-8c2d-3e4f5a6b7c8d" },
    body: { requiredAccessPackages: [{ urn: "urn:altinn:accesspackage:skattegrunnlag" }] },
  }),
);
console.log("The organisation approves at", confirmUrl);`,
  },
  {
    id: "enterpriseUsers.end",
    rest: ["DELETE /api/enterpriseusers/{userName}", "POST /api/enterpriseusers/{userName}/rotatesecret"],
    soap: {},
    product: "nothing: the organisation removes a system user on Altinn's pages, and there is no secret",
    to: [],
    status: "dropped",
    basis: "inferred",
    changes: ["Keys are changed where they are kept: with the client in Maskinporten."],
    identifiers: ["enterpriseUser"],
  },
] as const satisfies readonly Migration[];
