import type { Migration } from "../types.js";

const delegation = {
  soap: {},
  product: "Access Management: connections, as a service owner",
  status: "redesigned",
  basis: "inferred",
  identifiers: ["role", "reportee", "apiKey"],
  token: { from: "maskinporten", scopes: ["altinn:serviceowner/delegations:accesspackage.write"] },
} as const;

const asking = {
  soap: {},
  product: "Access Management: requests, as a service owner",
  status: "redesigned",
  basis: "documented",
  identifiers: ["reportee", "service", "role", "apiKey"],
  token: {
    from: "maskinporten",
    scopes: ["altinn:serviceowner/delegationrequests.read", "altinn:serviceowner/delegationrequests.write"],
  },
} as const;

const rightsRegister = {
  product: "Resource registry: access lists",
  status: "redesigned",
  basis: "documented",
  identifiers: ["service", "reportee", "apiKey"],
  token: { from: "maskinporten", scopes: ["altinn:resourceregistry/accesslist.write"] },
} as const;

/** What owners of services ask about people, organisations and their rights. */
export const owner = [
  {
    id: "owner.reportees",
    rest: ["GET /api/serviceowner/reportees"],
    soap: {},
    product: "Access Management: authorized parties, as a service owner",
    to: [{ contract: "altinn3/accessmanagement/serviceowner/v1", operation: "authorizedParties.list" }],
    status: "replaced",
    basis: "documented",
    changes: [
      "The subject stands in the body, so that no identity number is in a URL.",
      "Only access to one's own services is told.",
    ],
    identifiers: ["reportee", "service", "role", "apiKey"],
    token: { from: "maskinporten", scopes: ["altinn:accessmanagement/authorizedparties.resourceowner"] },
    sketch: `
const body = { type: "urn:altinn:person:identifier-no", value: "14857310056" };
for (const { partyUuid, name } of unwrap(await access.authorizedParties.list({ body }))) console.log(partyUuid, name);`,
  },
  {
    id: "owner.rights",
    rest: [
      "GET /api/serviceowner/authorization/rights",
      "GET /api/serviceowner/authorization/apprights",
      "GET /api/serviceowner/authorization/roles",
    ],
    soap: { "Authorization/AuthorizationDecisionPoint": ["AuthorizeAccessExternal"] },
    product: "Authorization: the policy decision point",
    to: [{ contract: "altinn3/authorization/v1", operation: "decisions.authorize" }],
    status: "redesigned",
    basis: "documented",
    changes: [
      "Instead of listing rights and judging by them, ask whether one action is permitted; `decide` of altinnkit/flows/authorization asks it in a line.",
      "Only one's own services are answered for.",
      "Neither platform sees the rights that the other has; Altinn II has already closed apprights.",
    ],
    identifiers: ["reportee", "service", "role", "apiKey"],
    token: { from: "maskinporten", scopes: ["altinn:authorization/authorize"] },
    sketch: `
const of = (attributeId: string, value: string) => [{ attribute: [{ attributeId, value }] }];
const request = {
  accessSubject: of("urn:altinn:person:identifier-no", "14857310056"),
  action: of("urn:oasis:names:tc:xacml:1.0:action:action-id", "read"),
  resource: [
    {
      attribute: [
        { attributeId: "urn:altinn:resource", value: "ttd-demo" },
        { attributeId: "urn:altinn:organization:identifier-no", value: "310724181" },
      ],
    },
  ],
};
const { response } = unwrap(await authorization.decisions.authorize({ body: { request } }));
console.log(response?.[0]?.decision);`,
  },
  {
    ...delegation,
    id: "owner.delegate",
    rest: ["POST /api/serviceowner/delegations/roles"],
    to: [{ contract: "altinn3/accessmanagement/serviceowner/v1", operation: "connections.addAccessPackage" }],
    changes: ["An access package is given instead of a role."],
    sketch: `
const body = {
  from: "urn:altinn:person:identifier-no:14857310056",
  to: "urn:altinn:organization:identifier-no:310724181",
  packageUrn: "urn:altinn:accesspackage:skattegrunnlag",
};
unwrap(await access.connections.addAccessPackage({ body }));`,
  },
  {
    ...delegation,
    id: "owner.revoke",
    rest: ["DELETE /api/serviceowner/delegations/roles/{id}"],
    to: [{ contract: "altinn3/accessmanagement/serviceowner/v1", operation: "connections.removeAccessPackage" }],
    changes: ["It is taken back by the same words it was given with, and not by an id."],
    sketch: `
const body = {
  from: "urn:altinn:person:identifier-no:14857310056",
  to: "urn:altinn:organization:identifier-no:310724181",
  packageUrn: "urn:altinn:accesspackage:skattegrunnlag",
};
unwrap(await access.connections.removeAccessPackage({ body }));`,
  },
  {
    ...asking,
    id: "owner.request",
    rest: ["POST /api/serviceowner/delegationRequests"],
    to: [{ contract: "altinn3/accessmanagement/serviceowner/v1", operation: "requests.create" }],
    changes: ["A request asks for one resource or one access package."],
    sketch: `
const body = {
  from: "urn:altinn:person:identifier-no:14857310056",
  to: "urn:altinn:organization:identifier-no:310724181",
  resource: { referenceId: "ttd-demo" },
};
console.log(unwrap(await access.requests.create({ body })).id);`,
  },
  {
    ...asking,
    id: "owner.requestStatus",
    rest: ["GET /api/serviceowner/delegationRequests", "GET /api/serviceowner/delegationRequests/{id}"],
    to: [{ contract: "altinn3/accessmanagement/serviceowner/v1", operation: "requests.getStatus" }],
    changes: ["Requests are not listed: keep their ids, and ask for the status of each."],
    sketch: `
const path = { id: "0194fe49-0f1a-7b2c-9d3e-4f5a6b7c8d9e" };
console.log(unwrap(await access.requests.getStatus({ path })));`,
  },
  {
    ...asking,
    id: "owner.requestWithdraw",
    rest: ["DELETE /api/serviceowner/delegationRequests/{id}"],
    to: [{ contract: "altinn3/accessmanagement/serviceowner/v1", operation: "requests.withdraw" }],
    changes: ["It is a PUT, and the request's status tells of it afterwards."],
    sketch: `
unwrap(await access.requests.withdraw({ path: { id: "0194fe49-0f1a-7b2c-9d3e-4f5a6b7c8d9e" } }));`,
  },
  {
    id: "owner.organizations",
    rest: [
      "GET /api/serviceowner/organizations",
      "GET /api/serviceowner/organizations/{orgno}",
      "GET /api/serviceowner/organizations/{orgno}/officialcontacts",
      "GET /api/serviceowner/organizations/{orgno}/personalcontacts",
      "GET /api/serviceowner/organizations/{orgno}/personalcontacts/{personalContactId}/roles",
    ],
    soap: {},
    product: "Profile: its dashboard",
    to: [
      { contract: "altinn3/profile/v1", operation: "dashboard.listContacts" },
      { contract: "altinn3/profile/v1", operation: "dashboard.listAddresses" },
      { contract: "altinn3/profile/v1", operation: "dashboard.findAddressesByEmail" },
    ],
    status: "redesigned",
    basis: "inferred",
    changes: [
      "People's contact points and the organisation's addresses are two lists.",
      "The scope is for support; an API for service owners has been announced.",
      "Roles of a contact person are not told.",
    ],
    identifiers: ["apiKey"],
    token: { from: "maskinporten", scopes: ["altinn:profile.support.admin"] },
    sketch: `
const path = { organizationNumber: "310724181" };
for (const { name, email } of unwrap(await profile.dashboard.listContacts({ path }))) console.log(name, email);
for (const { email } of unwrap(await profile.dashboard.listAddresses({ path }))) console.log(email);
const header = { emailAddress: "post@fjord.test" };
console.log(unwrap(await profile.dashboard.findAddressesByEmail({ header })).length);`,
  },
  {
    id: "owner.validateRecipient",
    rest: ["GET /api/serviceowner/notifications/validaterecipient"],
    soap: {},
    product: "Notifications, without such an operation",
    to: [],
    status: "redesigned",
    basis: "documented",
    changes: ["Nobody is asked beforehand: the order's shipment tells whom it did not reach."],
    identifiers: ["service", "apiKey"],
  },
  {
    id: "owner.notifications",
    rest: [],
    soap: { "ServiceEngine/NotificationAgency": ["SendStandaloneNotification"] },
    product: "Notifications",
    to: [
      { contract: "altinn3/notifications/v1", operation: "orders.create" },
      { contract: "altinn3/notifications/v1", operation: "shipments.get" },
    ],
    status: "redesigned",
    basis: "documented",
    changes: [
      "An order has one recipient and its reminders, and an id of yours that makes it safe to send twice.",
      "Texts stand in the order, instead of a template named in it.",
      "What became of it is asked for, or read from a feed.",
    ],
    identifiers: ["service", "receipt"],
    token: { from: "maskinporten", scopes: ["altinn:serviceowner/notifications.create"] },
    sketch: `
const emailSettings = { subject: "Vedtak", body: "Det er et vedtak til deg i Altinn." };
const recipientOrganization = { orgNumber: "310724181", channelSchema: "Email" as const, emailSettings };
const body = { idempotencyId: "case-2026-17", recipient: { recipientOrganization } };
const { notification } = unwrap(await notifications.orders.create({ body }));
console.log(unwrap(await notifications.shipments.get({ path: { id: notification.shipmentId } })).status);`,
  },
  {
    id: "owner.events",
    rest: ["GET /api/serviceowner/events"],
    soap: {},
    product: "Correspondence; Events tells when something has happened",
    to: [{ contract: "altinn3/correspondence/v1", operation: "correspondences.getDetails" }],
    status: "redesigned",
    basis: "documented",
    changes: ["A correspondence has the history of its status; `altinn3/events/v1` sends an event for each of them."],
    identifiers: ["message", "apiKey"],
    token: { from: "maskinporten", scopes: ["altinn:correspondence.write"] },
    sketch: `
const path = { correspondenceId: "0194fe40-1c2d-7e3f-8a4b-5c6d7e8f9a0b" };
const { statusHistory } = unwrap(await correspondence.correspondences.getDetails({ path }));
for (const { status, statusChanged } of statusHistory ?? []) console.log(statusChanged, status);`,
  },
  {
    ...rightsRegister,
    id: "owner.addRights",
    rest: ["POST /api/serviceowner/srr"],
    soap: { "Register/RegisterSRRAgency": ["AddRights"] },
    to: [
      { contract: "altinn3/resourceregistry/v1", operation: "accessLists.set" },
      { contract: "altinn3/resourceregistry/v1", operation: "accessListMembers.add" },
      { contract: "altinn3/resourceregistry/v1", operation: "accessListResources.set" },
    ],
    changes: [
      "Parties are gathered in a list, and the list is tied to a resource, perhaps for some actions only.",
      "Nothing stands for an end date or for conditions such as an allowed redirect domain.",
    ],
    sketch: `
const path = { owner: "ttd", identifier: "senders" };
unwrap(await registry.accessLists.set({ path, body: { name: "Senders" } }));
const body = { data: ["urn:altinn:organization:identifier-no:310724181"] };
unwrap(await registry.accessListMembers.add({ path, body }));
const connection = { ...path, resourceIdentifier: "ttd-demo" };
unwrap(await registry.accessListResources.set({ path: connection, body: { actionFilters: ["read"] } }));`,
  },
  {
    ...rightsRegister,
    id: "owner.getRights",
    rest: ["GET /api/serviceowner/srr", "GET /api/serviceowner/srr/{id}"],
    soap: { "Register/RegisterSRRAgency": ["GetRights"] },
    to: [
      { contract: "altinn3/resourceregistry/v1", operation: "accessListMembers.list" },
      { contract: "altinn3/resourceregistry/v1", operation: "accessListMembers.listMemberships" },
    ],
    changes: ["Ask for the members of a list, or for the lists a party is in."],
    sketch: `
const path = { owner: "ttd", identifier: "senders" };
for await (const { identifiers } of registry.accessListMembers.list({ path })) console.log(identifiers);
const query = { party: ["urn:altinn:organization:identifier-no:310724181"] };
console.log(unwrap(await registry.accessListMembers.listMemberships({ query })));`,
  },
  {
    ...rightsRegister,
    id: "owner.removeRights",
    rest: ["DELETE /api/serviceowner/srr/{id}", "PUT /api/serviceowner/srr/{id}"],
    soap: { "Register/RegisterSRRAgency": ["DeleteRights"] },
    to: [
      { contract: "altinn3/resourceregistry/v1", operation: "accessListMembers.remove" },
      { contract: "altinn3/resourceregistry/v1", operation: "accessListMembers.set" },
    ],
    changes: ["There are no rights with ids to change: take a party out of the list, or write the list anew."],
    sketch: `
const path = { owner: "ttd", identifier: "senders" };
const body = { data: ["urn:altinn:organization:identifier-no:310724181"] };
unwrap(await registry.accessListMembers.remove({ path, body }));
unwrap(await registry.accessListMembers.set({ path, body }));`,
  },
] as const satisfies readonly Migration[];
