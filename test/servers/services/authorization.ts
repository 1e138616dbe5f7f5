import type { XacmlJsonCategoryExternal, XacmlJsonRequestRootExternal } from "altinnkit/altinn3/authorization/v1";
import { sent, type Service } from "../platform.js";

const level = {
  id: "urn:altinn:obligation:authenticationLevel1",
  attributeAssignment: [
    {
      attributeId: "urn:altinn:obligation1-assignment1",
      category: "urn:altinn:minimum-authenticationlevel",
      dataType: "http://www.w3.org/2001/XMLSchema#integer",
      value: "3",
    },
  ],
};

function valueOf(category: XacmlJsonCategoryExternal[] | null | undefined, id: string): unknown {
  return category?.[0]?.attribute?.find(({ attributeId }) => attributeId === id)?.value;
}

/** Altinn Authorization, with one rule: a certain person may read a certain organisation's, at level 3. */
export function authorization(): Service {
  return {
    id: "altinn3/authorization/v1",
    base: "/authorization/api/v1",
    token: "altinn",
    subscriptionKey: true,
    operations: {
      "POST /authorize": {
        scopes: [["altinn:authorization/authorize"]],
        answer: (asked) => {
          const { request } = sent(asked) as XacmlJsonRequestRootExternal;
          const permitted =
            valueOf(request?.accessSubject, "urn:altinn:person:identifier-no") === "14857310056" &&
            valueOf(request?.action, "urn:oasis:names:tc:xacml:1.0:action:action-id") === "read" &&
            valueOf(request?.resource, "urn:altinn:resource") === "ttd-demo-resource" &&
            valueOf(request?.resource, "urn:altinn:organization:identifier-no") === "310724181";
          const status = { statusCode: { value: "urn:oasis:names:tc:xacml:1.0:status:ok" } };
          const result = permitted
            ? { decision: "Permit", status, obligations: [level] }
            : { decision: "NotApplicable", status };
          return { body: { response: [result] } };
        },
      },
    },
  };
}
