import type { Migration } from "../types.js";

const person = { from: "idporten", scopes: ["altinn:portal/enduser"] } as const;

const organization = {
  soap: {},
  product: "Profile: an organisation's notification addresses",
  status: "redesigned",
  basis: "inferred",
  identifiers: [],
  token: person,
} as const;

/** Who one may act for, and how people and organisations are reached. */
export const parties = [
  {
    id: "parties.list",
    rest: [
      "GET /api/reportees",
      "GET /api/reportees/{reporteeId}",
      "POST /api/reportees/ReporteeConversion",
      "GET /api/organizations",
    ],
    soap: { "Authorization/Administration": ["GetReportees"] },
    product: "Access Management: authorized parties",
    to: [{ contract: "altinn3/accessmanagement/enduser/v1", operation: "authorizedParties.list" }],
    status: "redesigned",
    basis: "documented",
    changes: [
      "Parties are told by UUID and URN, with the units below them inside.",
      "One list has them all; one party is found in it by `partyFilter`.",
      "What becomes of GET organizations is not decided.",
    ],
    identifiers: ["reportee"],
    token: { from: "idporten", scopes: ["altinn:accessmanagement/authorizedparties"] },
    sketch: `
const { data } = unwrap(await access.authorizedParties.list());
for (const { partyUuid, name, type } of data) console.log(partyUuid, type, name);`,
  },
  {
    id: "parties.byTempKey",
    rest: [],
    soap: { "Authorization/Administration": ["GetReporteeByTempKey"] },
    product: "nothing",
    to: [],
    status: "dropped",
    basis: "documented",
    changes: ["A portal that hands a user over relies on the login session they share instead."],
    identifiers: ["reportee"],
  },
  {
    id: "profile.user",
    rest: ["GET /api/my/profile"],
    soap: {},
    product: "Profile",
    to: [{ contract: "altinn3/profile/v1", operation: "users.getCurrent" }],
    status: "replaced",
    basis: "inferred",
    changes: [
      "Names of properties are camelCase; the party is inside the profile.",
      "Its scope is for Altinn's own pages.",
    ],
    identifiers: ["reportee"],
    token: person,
    sketch: `
const { email, phoneNumber, party } = unwrap(await profile.users.getCurrent());
console.log(party?.name, email, phoneNumber);`,
  },
  {
    ...organization,
    id: "profile.organization",
    rest: ["GET /api/{orgno}/profile", "GET /api/{orgno}/profile/contactinformation"],
    to: [{ contract: "altinn3/profile/v1", operation: "organizationAddresses.list" }],
    changes: [
      "Only the addresses for notifications are left of an organisation's profile.",
      "Its scope is for Altinn's own pages.",
    ],
    sketch: `
const path = { organizationNumber: "310724181" };
const { notificationAddresses } = unwrap(await profile.organizationAddresses.list({ path }));
for (const { notificationAddressId, email } of notificationAddresses ?? []) console.log(notificationAddressId, email);`,
  },
  {
    ...organization,
    id: "profile.addAddress",
    rest: ["POST /api/{orgno}/profile/contactinformation"],
    to: [{ contract: "altinn3/profile/v1", operation: "organizationAddresses.create" }],
    changes: ["Country code and number of a phone are apart.", "Its scope is for Altinn's own pages."],
    sketch: `
const path = { organizationNumber: "310724181" };
unwrap(await profile.organizationAddresses.create({ path, body: { email: "post@fjord.test" } }));`,
  },
  {
    ...organization,
    id: "profile.removeAddress",
    rest: ["DELETE /api/{orgno}/profile/contactinformation/{id}"],
    to: [{ contract: "altinn3/profile/v1", operation: "organizationAddresses.delete" }],
    changes: ["Ids are those of the new list.", "Its scope is for Altinn's own pages."],
    sketch: `
const path = { organizationNumber: "310724181", notificationAddressId: 17 };
unwrap(await profile.organizationAddresses.delete({ path }));`,
  },
  {
    id: "lookup",
    rest: ["GET /api/{who}/lookup/{serviceCode}/{serviceEditionCode}"],
    soap: { "ServiceEngine/LookUp": ["ExecuteLookUp"] },
    product: "nothing in common: the service's owner decides",
    to: [],
    status: "unclear",
    basis: "documented",
    changes: ["Each look-up service moves on its own, often to an app; ask its owner."],
    identifiers: ["service"],
  },
] as const satisfies readonly Migration[];
