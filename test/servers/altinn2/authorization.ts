import { collection, created, done, json, nothing, type Asked, type Routes } from "./routes.js";

const right = {
  RightID: 11,
  RightType: "Service",
  ServiceCode: "2413",
  ServiceEditionCode: 1,
  Action: "Read",
  RightSourceType: "DirectlyDelegatedRights",
  IsDelegatable: true,
};
const appRight = {
  RuleGuid: "e1",
  AltinnAppId: "ttd/app",
  Action: "read",
  RightSourceType: "DirectlyDelegated",
  IsDelegatable: true,
};

/** Roles, rights and delegations. */
export function authorization(): Routes {
  const receivers = ["r50067890"];
  const definitions = new Map([["3", { RoleDefinitionId: 3, RoleName: "Regnskapsmedarbeider", RoleType: "Altinn" }]]);
  let next = 900;
  const role = ({ site, at }: Asked) => ({
    RoleId: 7,
    RoleType: "Altinn",
    RoleDefinitionId: 3,
    RoleName: "Regnskapsmedarbeider",
    _links: { roledefinition: site.link(`/${at["who"]}/authorization/roledefinitions/3`) },
  });
  const holder = ({ site, at }: Asked, id: string) => {
    const self = `/${at["who"]}/authorization/delegations/${id}`;
    const part = (name: string) => site.link(`${self}/${name}`);
    return {
      Name: "LYDIG KATT AS",
      RightHolderId: id,
      _links: { self: site.link(self), rights: part("rights"), roles: part("roles"), apprights: part("apprights") },
    };
  };
  const list = (name: string, items: (asked: Asked) => readonly unknown[]) => (asked: Asked) =>
    collection(asked.site.link(asked.path), name, items(asked));
  const rightsOf = () => [right];
  const appRightsOf = ({ site, path }: Asked) => [{ ...appRight, _links: { delete: site.link(`${path}/ttd/app/e1`) } }];
  const rolesOf = (asked: Asked) => [role(asked)];
  const drop = () => done;

  return {
    "GET /{who}/authorization/roles": list("roles", rolesOf),
    "DELETE /{who}/authorization/roles/{roleId}": drop,
    "GET /{who}/authorization/rights": list("rights", rightsOf),
    "DELETE /{who}/authorization/rights/{rightId}": drop,
    "GET /{who}/authorization/apprights": list("apprights", appRightsOf),
    "DELETE /{who}/authorization/apprights/{org}/{app}/{ruleGuid}": drop,
    "GET /{who}/authorization/roledefinitions": ({ site, path }) =>
      collection(
        site.link(path),
        "roledefinitions",
        [...definitions].map(([id, one]) => ({ ...one, _links: { self: site.link(`${path}/${id}`) } })),
      ),
    "POST /{who}/authorization/roledefinitions": (asked) => {
      const id = String(next++);
      definitions.set(id, {
        RoleDefinitionId: Number(id),
        RoleName: String(json(asked)["RoleName"]),
        RoleType: "Local",
      });
      return created(asked.site.link(`${asked.path}/${id}`));
    },
    "GET /{who}/authorization/roledefinitions/{roleDefinitionId}": ({ at, site, path }) => {
      const one = definitions.get(at["roleDefinitionId"]!);
      return one ? { body: { ...one, _links: { self: site.link(path) } } } : nothing;
    },
    "PUT /{who}/authorization/roledefinitions/{roleDefinitionId}": drop,
    "DELETE /{who}/authorization/roledefinitions/{roleDefinitionId}": ({ at }) =>
      definitions.delete(at["roleDefinitionId"]!) ? done : nothing,
    "GET /{who}/authorization/delegations": (asked) =>
      collection(
        asked.site.link(asked.path),
        "rightholders",
        receivers.map((id) => holder(asked, id)),
        { find: asked.site.template(asked.path, "{receiverId}") },
      ),
    "POST /{who}/authorization/delegations": (asked) => {
      receivers.push(`r${next++}`);
      return json(asked)["_embedded"] ? { status: 201 } : nothing;
    },
    "GET /{who}/authorization/delegations/{receiverId}": (asked) =>
      receivers.includes(asked.at["receiverId"]!) ? { body: holder(asked, asked.at["receiverId"]!) } : nothing,
    "GET /{who}/authorization/delegations/{receiverId}/roles": list("roles", rolesOf),
    "DELETE /{who}/authorization/delegations/{receiverId}/roles/{id}": drop,
    "GET /{who}/authorization/delegations/{receiverId}/rights": list("rights", rightsOf),
    "DELETE /{who}/authorization/delegations/{receiverId}/rights/{id}": drop,
    "GET /{who}/authorization/delegations/{receiverId}/apprights": list("apprights", appRightsOf),
    "DELETE /{who}/authorization/delegations/{receiverId}/apprights/{org}/{app}/{ruleGuid}": drop,
  };
}
