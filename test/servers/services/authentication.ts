import type { SystemUser } from "altinnkit/altinn3/authentication/v1";
import type { Service } from "../platform.js";

/** The one organisation that has system users in the test client's system. */
export const customer = "313724182";

const systemId = "310724181_demo";
const systemUser: SystemUser = {
  systemId,
  reporteeOrgNo: customer,
  created: "2026-01-05T08:00:00Z",
  isDeleted: false,
  supplierOrgno: "310724181",
  userType: "standard",
};
const systemUsers: readonly SystemUser[] = [
  { ...systemUser, id: "8f3d2a1c-0b4e-4c6d-9e7f-1a2b3c4d5e6f", integrationTitle: "Payroll" },
  { ...systemUser, id: "8f3d2a1c-0b4e-4c6d-9e7f-1a2b3c4d5e70", integrationTitle: "Tax", externalRef: "tax" },
];

/** Altinn Authentication's register of system users, which tells one at a time. */
export function authentication(): Service {
  const base = "/authentication/api/v1";
  return {
    id: "altinn3/authentication/v1",
    base,
    token: "altinn",
    operations: {
      "GET /systemuser/vendor/bysystem/{systemId}": {
        scopes: [["altinn:authentication/systemregister.write"]],
        answer: ({ path, query }) => {
          const place = Number(query.get("token") ?? 0);
          const url = `https://platform.tt02.altinn.no${base}/systemuser/vendor/bysystem/${systemId}`;
          const next = place + 1 < systemUsers.length ? `${url}?token=${place + 1}` : null;
          return { body: { data: path["systemId"] === systemId ? [systemUsers[place]] : [], links: { next } } };
        },
      },
    },
  };
}
