import { organisation, person } from "./parties.js";
import { collection, created, done, json, nothing, type Asked, type Routes } from "./routes.js";

/** What only service owners ask. */
export function serviceOwner(): Routes {
  const rights = new Map<string, Record<string, unknown>>();
  const requests = new Map<string, Record<string, unknown>>();
  let next = 1;
  const organization = ({ site }: Asked) => {
    const self = `/serviceowner/organizations/${organisation}`;
    return {
      Name: "LYDIG KATT AS",
      OrganizationNumber: organisation,
      _links: {
        self: site.link(self),
        personalcontacts: site.link(`${self}/personalcontacts`),
        officialcontacts: site.link(`${self}/officialcontacts`),
      },
    };
  };
  const roles = [{ RoleType: "Altinn", RoleDefinitionId: 3, RoleName: "Regnskapsmedarbeider" }];
  const subject = {
    Subject: { Name: "SANSELIG TIGER", SocialSecurityNumber: person },
    Reportee: { Name: "LYDIG KATT AS", OrganizationNumber: organisation },
  };
  return {
    "GET /serviceowner/reportees": () => ({
      body: [{ Name: "LYDIG KATT AS", Type: "Enterprise", OrganizationNumber: organisation }],
    }),
    "GET /serviceowner/authorization/roles": ({ site, path }) => ({
      body: { ...subject, Roles: roles, _links: { self: site.link(path) } },
    }),
    "GET /serviceowner/authorization/rights": ({ site, path }) => ({
      body: { ...subject, Rights: [{ RightID: 11, Action: "Read" }], _links: { self: site.link(path) } },
    }),
    "GET /serviceowner/authorization/apprights": ({ site, path }) => ({
      body: { ...subject, AppRights: [], _links: { self: site.link(path) } },
    }),
    "GET /serviceowner/roledefinitions": ({ site, path }) => collection(site.link(path), "roledefinitions", roles),
    "GET /serviceowner/roledefinitions/{roleDefinitionId}": () => ({ body: roles[0] }),
    "POST /serviceowner/delegations/roles": ({ site }) => created(site.link("/serviceowner/delegations/roles/1")),
    "DELETE /serviceowner/delegations/roles/{id}": () => done,
    "GET /serviceowner/delegationRequests": ({ site, path }) =>
      collection(site.link(path), "delegationRequests", [...requests.values()]),
    "POST /serviceowner/delegationRequests": (asked) => {
      const id = String(next++);
      requests.set(id, { ...json(asked), Guid: id, RequestStatus: "Created" });
      return { ...created(asked.site.link(`${asked.path}/${id}`)), body: requests.get(id) };
    },
    "GET /serviceowner/delegationRequests/{id}": ({ at }) =>
      requests.has(at["id"]!) ? { body: requests.get(at["id"]!) } : nothing,
    "DELETE /serviceowner/delegationRequests/{id}": ({ at }) => (requests.delete(at["id"]!) ? done : nothing),
    "GET /serviceowner/consents": ({ site, path, query }) => {
      const isLast = query.has("continuation");
      const consents = [
        { AuthorizationCode: isLast ? "2" : "1", Status: "active", OfferedBy: person, CoveredBy: organisation },
      ];
      const next = site.link(`${path}?continuation=2019-05-06T13:14:15.148_1`);
      const given = collection(site.link(path), "consents", consents, isLast ? {} : { next });
      return {
        body: { ...(given.body as object), ...(!isLast && { continuationtoken: "2019-05-06T13:14:15.148_1" }) },
      };
    },
    "GET /serviceowner/organizations": (asked) =>
      collection(asked.site.link(asked.path), "organizations", [organization(asked)]),
    "GET /serviceowner/organizations/{orgno}": (asked) => ({ body: organization(asked) }),
    "GET /serviceowner/organizations/{orgno}/officialcontacts": ({ site, path }) =>
      collection(site.link(path), "officialcontacts", [{ EMailAddress: "post@example.com", MobileNumber: "" }]),
    "GET /serviceowner/organizations/{orgno}/personalcontacts": ({ site, path }) =>
      collection(site.link(path), "personalcontacts", [
        {
          PersonalContactId: "r1",
          Name: "SANSELIG TIGER",
          SocialSecurityNumber: person,
          _links: { roles: site.link(`${path}/r1/roles`) },
        },
      ]),
    "GET /serviceowner/organizations/{orgno}/personalcontacts/{personalContactId}/roles": ({ site, path }) =>
      collection(site.link(path), "roles", roles),
    "GET /serviceowner/notifications/validaterecipient": () => ({
      body: { inboxAccessible: true, canReceiveNotificationBySms: false, canReceiveNotificationByEmail: true },
    }),
    "GET /serviceowner/events": () => ({ body: [] }),
    "GET /serviceowner/srr": ({ site, path }) => collection(site.link(path), "rights", [...rights.values()]),
    "POST /serviceowner/srr": (asked) => {
      const given = JSON.parse(asked.body.toString()) as Record<string, unknown>[];
      const made = [given].flat().map((one) => {
        const Id = next++;
        rights.set(String(Id), { ...one, Id });
        return rights.get(String(Id));
      });
      return { ...collection(asked.site.link(asked.path), "rights", made), status: 201 };
    },
    "GET /serviceowner/srr/{id}": ({ at }) => (rights.has(at["id"]!) ? { body: rights.get(at["id"]!) } : nothing),
    "PUT /serviceowner/srr/{id}": ({ at }) => (rights.has(at["id"]!) ? done : nothing),
    "DELETE /serviceowner/srr/{id}": ({ at }) => (rights.delete(at["id"]!) ? done : nothing),
  };
}
