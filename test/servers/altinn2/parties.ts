import { collection, created, done, json, nothing, type Routes } from "./routes.js";

/** Synthetic, from the national test population. */
export const person = "14857310056";
export const organisation = "310724181";

/** Parties, their profiles and where they are notified. */
export function parties(): Routes {
  let next = 3;
  const addresses = [
    { Id: 1, Name: "", Email: "one@example.com", MobileNumber: "", IsSelectedForNotification: true },
    { Id: 2, Name: "", Email: "", MobileNumber: "+4799999999", IsSelectedForNotification: true },
  ];
  const known = [
    {
      ReporteeId: "r50012345",
      Name: "SANSELIG TIGER",
      Type: "Person",
      SocialSecurityNumber: `${person.slice(0, 6)}*****`,
      who: "my",
    },
    {
      ReporteeId: "r50067890",
      Name: "LYDIG KATT AS",
      Type: "Foretak",
      OrganizationNumber: organisation,
      Status: "Active",
      who: "r50067890",
    },
  ];

  return {
    "GET /reportees": ({ site, path }) =>
      collection(
        site.link(path),
        "reportees",
        known.map(({ who, ...party }) => ({
          ...party,
          _links: { self: site.link(`${path}/${party.ReporteeId}`), messages: site.link(`/${who}/messages`) },
        })),
        { find: site.template(path, "{reporteeId}") },
      ),
    "GET /reportees/{reporteeId}": ({ at, site, path }) => {
      const { who, ...party } = known.find(({ ReporteeId }) => ReporteeId === at["reporteeId"]) ?? {};
      if (who === undefined) return nothing;
      return { body: { ...party, _links: { self: site.link(path), messages: site.link(`/${who}/messages`) } } };
    },
    "POST /reportees/ReporteeConversion": (asked) => {
      const number = json(asked)["OrganizationNumber"];
      const party = known.find(({ OrganizationNumber }) => OrganizationNumber === number);
      return party ? { body: { ReporteeId: party.ReporteeId } } : nothing;
    },
    "GET /organizations": ({ site, path }) =>
      collection(site.link(path), "organizations", [
        { Name: "LYDIG KATT AS", OrganizationNumber: organisation, Type: "AS" },
      ]),
    "GET /my/profile": ({ site, path }) => ({
      body: {
        Name: "SANSELIG TIGER",
        UserName: "tiger",
        PreferredLanguage: "nb",
        _links: { self: site.link(path), portalview: site.foreign("/ui/profile") },
      },
    }),
    "GET /{orgno}/profile": ({ site, path }) => ({
      body: {
        Entity: "AS",
        Email: "post@example.com",
        _links: {
          self: site.link(path),
          portalview: site.foreign("/ui/profile"),
          contactinformation: site.link(`${path}/contactinformation`),
        },
      },
    }),
    "GET /{orgno}/profile/contactinformation": () => ({ body: addresses }),
    "POST /{orgno}/profile/contactinformation": (asked) => {
      const { Email = "", MobileNumber = "" } = json(asked) as { Email?: string; MobileNumber?: string };
      if (!Email === !MobileNumber) return { status: 400, body: { ErrorCode: 1, ErrorMessage: "One of the two." } };
      const Id = next++;
      addresses.push({ Id, Name: "", Email, MobileNumber, IsSelectedForNotification: true });
      return { ...created(asked.site.link(`${asked.path}/${Id}`)), status: 204, phrase: "Contact Information Created" };
    },
    "DELETE /{orgno}/profile/contactinformation/{id}": ({ at }) => {
      const index = addresses.findIndex(({ Id }) => String(Id) === at["id"]);
      if (index < 0) return nothing;
      addresses.splice(index, 1);
      return done;
    },
    "GET /{who}/lookup/{serviceCode}/{serviceEditionCode}": ({ query }) => ({
      body: `<answer to="${query.get("queryOptions")}"/>`,
      headers: { "Content-Type": "application/xml" },
    }),
  };
}
