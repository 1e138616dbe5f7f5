import type { Migration } from "../types.js";

const read = { from: "idporten", scopes: ["altinn:accessmanagement/enduser:connections:toothers.read"] } as const;
const write = {
  from: "idporten",
  scopes: [
    "altinn:accessmanagement/enduser:connections:toothers.read",
    "altinn:accessmanagement/enduser:connections:toothers.write",
  ],
} as const;

/** What one has got from others. */
const received = {
  status: "redesigned",
  basis: "documented",
  identifiers: ["reportee", "service", "role"],
  token: {
    from: "idporten",
    scopes: [
      "altinn:accessmanagement/enduser:connections:fromothers.read",
      "altinn:accessmanagement/enduser:connections:fromothers.write",
    ],
  },
} as const;

/** What one has given to others. */
const given = {
  soap: {},
  product: "Access Management: connections",
  status: "redesigned",
  basis: "documented",
  identifiers: ["reportee", "role", "service"],
  token: write,
} as const;

/** What one has asked others for. */
const asked = {
  soap: {},
  product: "Access Management: requests",
  status: "redesigned",
  basis: "documented",
  identifiers: ["reportee", "service", "role"],
  token: {
    from: "idporten",
    scopes: ["altinn:accessmanagement/enduser:requests.read", "altinn:accessmanagement/enduser:requests.write"],
  },
} as const;

/** Roles, rights and delegations of users. */
export const access = [
  {
    id: "roles.definitions",
    rest: [
      "GET /api/{who}/authorization/roledefinitions",
      "GET /api/{who}/authorization/roledefinitions/{roleDefinitionId}",
      "GET /api/metadata/roledefinitions",
      "GET /api/metadata/roledefinitions/{roleDefinitionId}",
      "GET /api/metadata/rolerequirements",
      "GET /api/serviceowner/roledefinitions",
      "GET /api/serviceowner/roledefinitions/{roleDefinitionId}",
    ],
    soap: {},
    product: "Access Management: roles and access packages",
    to: [
      { contract: "altinn3/accessmanagement/metadata/v1", operation: "roles.list" },
      { contract: "altinn3/accessmanagement/metadata/v1", operation: "accessPackages.export" },
    ],
    status: "redesigned",
    basis: "documented",
    changes: [
      "What Altinn's own roles opened is opened by access packages; roles of the business register stay roles.",
      "Both lists are open to everyone.",
    ],
    identifiers: ["role", "service"],
    sketch: `
for (const { code, name } of unwrap(await metadata.roles.list())) console.log(code, name);
for (const { name, areas } of unwrap(await metadata.accessPackages.export()) ?? []) console.log(name, areas?.length);`,
  },
  {
    id: "roles.local",
    rest: [
      "POST /api/{who}/authorization/roledefinitions",
      "PUT /api/{who}/authorization/roledefinitions/{roleDefinitionId}",
      "DELETE /api/{who}/authorization/roledefinitions/{roleDefinitionId}",
    ],
    soap: {},
    product: "nothing: access packages are made by Altinn alone",
    to: [],
    status: "dropped",
    basis: "documented",
    changes: ["A party defines no roles of its own any more; give access packages or single resources."],
    identifiers: ["role"],
  },
  {
    ...received,
    id: "rights.list",
    rest: ["GET /api/{who}/authorization/rights", "GET /api/{who}/authorization/apprights"],
    soap: {},
    product: "Access Management: connections and their resources",
    to: [{ contract: "altinn3/accessmanagement/enduser/v1", operation: "connections.listResources" }],
    changes: [
      "Access is told between two parties: the one asking, from whom, to whom.",
      "Rights of apps and of services are in one list.",
    ],
    sketch: `
const [me, giver] = ["0194fe44-5a6b-7c7d-8e8f-9a0b1c2d3e4f", "0194fe45-6b7c-7d8e-9f9a-0b1c2d3e4f5a"];
const query = { party: me, from: giver, to: me };
for await (const { resource } of access.connections.listResources({ query })) console.log(resource?.refId);`,
  },
  {
    ...received,
    id: "rights.drop",
    rest: [
      "DELETE /api/{who}/authorization/rights/{rightId}",
      "DELETE /api/{who}/authorization/apprights/{org}/{app}/{ruleGuid}",
    ],
    soap: {},
    product: "Access Management: connections and their resources",
    to: [{ contract: "altinn3/accessmanagement/enduser/v1", operation: "connections.removeResource" }],
    changes: ["A resource is given up as a whole, instead of one right by its id."],
    sketch: `
const [me, giver] = ["0194fe44-5a6b-7c7d-8e8f-9a0b1c2d3e4f", "0194fe45-6b7c-7d8e-9f9a-0b1c2d3e4f5a"];
const query = { party: me, from: giver, to: me, resource: "ttd-demo" };
unwrap(await access.connections.removeResource({ query }));`,
  },
  {
    ...received,
    id: "roles.list",
    rest: ["GET /api/{who}/authorization/roles"],
    soap: { "Authorization/Administration": ["GetRoles"] },
    product: "Access Management: connections, their roles and access packages",
    to: [
      { contract: "altinn3/accessmanagement/enduser/v1", operation: "connections.listRoles" },
      { contract: "altinn3/accessmanagement/enduser/v1", operation: "connections.listAccessPackages" },
    ],
    changes: ["Roles of the business register and access packages are two lists."],
    sketch: `
const [me, giver] = ["0194fe44-5a6b-7c7d-8e8f-9a0b1c2d3e4f", "0194fe45-6b7c-7d8e-9f9a-0b1c2d3e4f5a"];
const query = { party: me, from: giver, to: me };
for await (const { role } of access.connections.listRoles({ query })) console.log(role?.code);
for await (const entry of access.connections.listAccessPackages({ query })) console.log(entry.package?.urn);`,
  },
  {
    ...received,
    id: "roles.drop",
    rest: ["DELETE /api/{who}/authorization/roles/{roleId}"],
    soap: {},
    product: "Access Management: connections and their access packages",
    to: [{ contract: "altinn3/accessmanagement/enduser/v1", operation: "connections.removeAccessPackage" }],
    changes: ["An access package is given up between two parties, by its name."],
    sketch: `
const [me, giver] = ["0194fe44-5a6b-7c7d-8e8f-9a0b1c2d3e4f", "0194fe45-6b7c-7d8e-9f9a-0b1c2d3e4f5a"];
const query = { party: me, from: giver, to: me, package: "skattegrunnlag" };
unwrap(await access.connections.removeAccessPackage({ query }));`,
  },
  {
    id: "delegations.read",
    rest: [
      "GET /api/{who}/authorization/delegations",
      "GET /api/{who}/authorization/delegations/{receiverId}",
      "GET /api/{who}/authorization/delegations/{receiverId}/roles",
      "GET /api/{who}/authorization/delegations/{receiverId}/rights",
      "GET /api/{who}/authorization/delegations/{receiverId}/apprights",
      "GET /api/{who}/serviceowner/Delegations",
    ],
    soap: {},
    product: "Access Management: connections",
    to: [
      { contract: "altinn3/accessmanagement/enduser/v1", operation: "connections.list" },
      { contract: "altinn3/accessmanagement/enduser/v1", operation: "connections.listAccessPackages" },
      { contract: "altinn3/accessmanagement/enduser/v1", operation: "connections.listResources" },
    ],
    status: "redesigned",
    basis: "documented",
    changes: [
      "A right holder is a connection between two parties.",
      "What the connection opens is asked for by kind: access packages, and resources of services and apps.",
    ],
    identifiers: ["reportee", "role", "service"],
    token: read,
    sketch: `
const [me, receiver] = ["0194fe44-5a6b-7c7d-8e8f-9a0b1c2d3e4f", "0194fe45-6b7c-7d8e-9f9a-0b1c2d3e4f5a"];
for await (const { party } of access.connections.list({ query: { party: me, from: me } })) console.log(party?.name);
const query = { party: me, from: me, to: receiver };
for await (const entry of access.connections.listAccessPackages({ query })) console.log(entry.package?.urn);
for await (const { resource } of access.connections.listResources({ query })) console.log(resource?.refId);`,
  },
  {
    id: "delegations.create",
    rest: ["POST /api/{who}/authorization/delegations", "POST /api/{who}/serviceowner/Delegations"],
    soap: {},
    product: "Access Management: connections",
    to: [
      { contract: "altinn3/accessmanagement/enduser/v1", operation: "connections.create" },
      { contract: "altinn3/accessmanagement/enduser/v1", operation: "connections.addAccessPackage" },
      { contract: "altinn3/accessmanagement/enduser/v1", operation: "connections.addResourceRights" },
    ],
    status: "redesigned",
    basis: "documented",
    changes: [
      "The receiver is connected first; then access packages and resources are added one by one.",
      "Resources for APIs are not delegated in Altinn II any more.",
    ],
    identifiers: ["reportee", "role", "service"],
    token: write,
    sketch: `
const [me, receiver] = ["0194fe44-5a6b-7c7d-8e8f-9a0b1c2d3e4f", "0194fe45-6b7c-7d8e-9f9a-0b1c2d3e4f5a"];
const query = { party: me, to: receiver };
unwrap(await access.connections.create({ query }));
unwrap(await access.connections.addAccessPackage({ query: { ...query, package: "skattegrunnlag" } }));
const body = { directRightKeys: ["read"] };
unwrap(await access.connections.addResourceRights({ query: { ...query, resource: "ttd-demo" }, body }));`,
  },
  {
    ...given,
    id: "delegations.remove",
    rest: ["DELETE /api/{who}/authorization/delegations", "DELETE /api/{who}/serviceowner/Delegations"],
    to: [
      { contract: "altinn3/accessmanagement/enduser/v1", operation: "connections.removeAccessPackage" },
      { contract: "altinn3/accessmanagement/enduser/v1", operation: "connections.removeResource" },
    ],
    changes: ["What was told apart by the query is two calls: one for an access package, one for a resource."],
    sketch: `
const [me, receiver] = ["0194fe44-5a6b-7c7d-8e8f-9a0b1c2d3e4f", "0194fe45-6b7c-7d8e-9f9a-0b1c2d3e4f5a"];
const query = { party: me, from: me, to: receiver };
unwrap(await access.connections.removeAccessPackage({ query: { ...query, package: "skattegrunnlag" } }));
unwrap(await access.connections.removeResource({ query: { ...query, resource: "ttd-demo" } }));`,
  },
  {
    ...given,
    id: "delegations.removeRole",
    rest: ["DELETE /api/{who}/authorization/delegations/{receiverId}/roles/{id}"],
    to: [{ contract: "altinn3/accessmanagement/enduser/v1", operation: "connections.removeAccessPackage" }],
    changes: ["An access package is taken back between two parties, by its name."],
    sketch: `
const [me, receiver] = ["0194fe44-5a6b-7c7d-8e8f-9a0b1c2d3e4f", "0194fe45-6b7c-7d8e-9f9a-0b1c2d3e4f5a"];
const query = { party: me, from: me, to: receiver, package: "skattegrunnlag" };
unwrap(await access.connections.removeAccessPackage({ query }));`,
  },
  {
    ...given,
    id: "delegations.removeRight",
    rest: [
      "DELETE /api/{who}/authorization/delegations/{receiverId}/rights/{id}",
      "DELETE /api/{who}/authorization/delegations/{receiverId}/apprights/{org}/{app}/{ruleGuid}",
    ],
    to: [{ contract: "altinn3/accessmanagement/enduser/v1", operation: "connections.removeResource" }],
    changes: [
      "A resource is taken back as a whole; single actions of it are set by `connections.updateResourceRights`.",
    ],
    sketch: `
const [me, receiver] = ["0194fe44-5a6b-7c7d-8e8f-9a0b1c2d3e4f", "0194fe45-6b7c-7d8e-9f9a-0b1c2d3e4f5a"];
const query = { party: me, from: me, to: receiver, resource: "ttd-demo" };
unwrap(await access.connections.removeResource({ query }));`,
  },
  {
    ...asked,
    id: "delegationRequests.create",
    rest: ["POST /api/delegationRequests"],
    to: [
      { contract: "altinn3/accessmanagement/enduser/v1", operation: "requests.createForResource" },
      { contract: "altinn3/accessmanagement/enduser/v1", operation: "requests.createForAccessPackage" },
    ],
    changes: ["A request asks for one resource or one access package; several services are several requests."],
    sketch: `
const [me, giver] = ["0194fe44-5a6b-7c7d-8e8f-9a0b1c2d3e4f", "0194fe45-6b7c-7d8e-9f9a-0b1c2d3e4f5a"];
const query = { party: me, to: giver };
unwrap(await access.requests.createForResource({ query: { ...query, resource: "ttd-demo" } }));
unwrap(await access.requests.createForAccessPackage({ query: { ...query, package: "skattegrunnlag" } }));`,
  },
  {
    ...asked,
    id: "delegationRequests.read",
    rest: ["GET /api/delegationRequests", "GET /api/delegationRequests/{guid}"],
    to: [
      { contract: "altinn3/accessmanagement/enduser/v1", operation: "requests.listSent" },
      { contract: "altinn3/accessmanagement/enduser/v1", operation: "requests.get" },
    ],
    changes: ["What was sent and what was received are two lists: `requests.listReceived` is the other."],
    sketch: `
const party = "0194fe44-5a6b-7c7d-8e8f-9a0b1c2d3e4f";
for await (const { id } of access.requests.listSent({ query: { party } })) {
  console.log(unwrap(await access.requests.get({ query: { party, id: id ?? "" } })).status);
}`,
  },
  {
    ...asked,
    id: "delegationRequests.withdraw",
    rest: ["DELETE /api/delegationRequests/{guid}"],
    to: [{ contract: "altinn3/accessmanagement/enduser/v1", operation: "requests.withdraw" }],
    changes: ["A request that is taken back stays in the list, with a status that says so."],
    sketch: `
const query = { party: "0194fe44-5a6b-7c7d-8e8f-9a0b1c2d3e4f", id: "0194fe49-0f1a-7b2c-9d3e-4f5a6b7c8d9e" };
unwrap(await access.requests.withdraw({ query }));`,
  },
] as const satisfies readonly Migration[];
