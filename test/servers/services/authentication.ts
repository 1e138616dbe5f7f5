import type { SystemUser } from "altinnkit/altinn3/authentication/v1";
import type { Service } from "../platform.js";

/** The one organisation that has a system user in the test client's system. */
export const customer = "313724182";

const systemId = "310724181_demo";
const systemUser: SystemUser = {
  id: "8f3d2a1c-0b4e-4c6d-9e7f-1a2b3c4d5e6f",
  integrationTitle: "Demo",
  systemId,
  reporteeOrgNo: customer,
  created: "2026-01-05T08:00:00Z",
  isDeleted: false,
  supplierOrgno: "310724181",
  userType: "standard",
};

/** Altinn Authentication's register of system users. */
export function authentication(): Service {
  return {
    id: "altinn3/authentication/v1",
    base: "/authentication/api/v1",
    token: "altinn",
    operations: {
      "GET /systemuser/vendor/bysystem/{systemId}": {
        scopes: [["altinn:authentication/systemregister.write"]],
        answer: ({ path }) => ({
          body: { data: path["systemId"] === systemId ? [systemUser] : [], links: { next: null } },
        }),
      },
    },
  };
}
