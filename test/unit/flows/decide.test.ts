import { afterEach, expect, test } from "vitest";
import { connect } from "altinnkit";
import { authorizationV1 } from "altinnkit/altinn3/authorization/v1";
import { decide } from "altinnkit/flows/authorization";
import { startApi, type Api } from "../../servers/api.js";

let api: Api | undefined;
afterEach(() => api?.close());

const question = {
  subject: { "urn:altinn:systemuser:uuid": "8f3d2a1c-0b4e-4c6d-9e7f-1a2b3c4d5e6f" },
  action: "read",
  resource: { "urn:altinn:resource": "demo", "urn:altinn:organization:identifier-no": "310724181" },
};

async function decided(response: object[] | null) {
  api = await startApi(() => ({ body: { response } }));
  return decide(connect(authorizationV1, { environment: "custom", baseUrl: api.url }), question);
}

test("a question is one XACML request", async () => {
  await decided([]);

  const [{ method, url, body }] = api!.received as [Api["received"][number]];
  expect([method, url]).toEqual(["POST", "/authorize"]);
  expect(JSON.parse(body.toString())).toEqual({
    request: {
      accessSubject: [
        { attribute: [{ attributeId: "urn:altinn:systemuser:uuid", value: "8f3d2a1c-0b4e-4c6d-9e7f-1a2b3c4d5e6f" }] },
      ],
      action: [{ attribute: [{ attributeId: "urn:oasis:names:tc:xacml:1.0:action:action-id", value: "read" }] }],
      resource: [
        {
          attribute: [
            { attributeId: "urn:altinn:resource", value: "demo" },
            { attributeId: "urn:altinn:organization:identifier-no", value: "310724181" },
          ],
        },
      ],
    },
  });
});

test("a permit comes with its obligations", async () => {
  const obligations = [
    { attributeAssignment: [{ category: "urn:altinn:minimum-authenticationlevel", value: "3" }] },
    { attributeAssignment: [{ category: "urn:altinn:minimum-authenticationlevel-org", value: "2" }] },
  ];

  expect(await decided([{ decision: "Permit", obligations }])).toEqual({
    permitted: true,
    obligations: { "urn:altinn:minimum-authenticationlevel": "3", "urn:altinn:minimum-authenticationlevel-org": "2" },
  });
});

test.each([
  ["Deny", [{ decision: "Deny" }]],
  ["NotApplicable", [{ decision: "NotApplicable" }]],
  ["Indeterminate", [{ decision: "Indeterminate", obligations: null }]],
  ["a permit and a denial", [{ decision: "Permit" }, { decision: "Deny" }]],
  ["no result", []],
  ["nothing", null],
])("%s is no permit", async (_, response) => {
  expect(await decided(response)).toEqual({ permitted: false, obligations: {} });
});
