import { unwrap } from "altinnkit";
import type { MaskinportenOptions } from "altinnkit/auth";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startApi, type Received } from "../../../servers/api.js";
import { clientId, customer, organization, party, path, startAuthWorld, tokenOf, type World } from "./world.js";

let world: World;
beforeEach(async () => {
  world = await startAuthWorld({ delegatedBy: [customer], systemUsersOf: [customer] });
});
afterEach(() => world.close());

describe("a grant", () => {
  const granted = async (changes: Partial<MaskinportenOptions>) => {
    unwrap(await world.archive(world.credential(changes), "maskinporten").people.get({ path }));
    const { iat = 0, exp = 0, jti, ...claims } = decodeJwt(world.maskinporten.grants[0]!);
    expect({ life: exp - iat, jti }).toEqual({ life: 60, jti: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    return { claims, token: decodeJwt(tokenOf(world.api.received[0]!)) };
  };
  const common = () => ({ aud: world.maskinporten.issuer, iss: clientId, scope: "test:archive.read" });

  test("holds what Maskinporten asks for and nothing else", async () => {
    const { claims } = await granted({ scopes: ["test:archive.write", "test:archive.read", "test:archive.write"] });
    expect(decodeProtectedHeader(world.maskinporten.grants[0]!)).toEqual({ alg: "RS256", kid: "key-1" });
    expect(claims).toEqual({ ...common(), scope: "test:archive.read test:archive.write" });
  });

  test("names the resource, which becomes the audience", async () => {
    const { claims, token } = await granted({ resource: "https://resource.example/" });
    expect(claims).toEqual({ ...common(), resource: ["https://resource.example/"] });
    expect(token.aud).toBe("https://resource.example/");
  });

  test("is limited to a person", async () => {
    const { claims, token } = await granted({ pid: path.ssn });
    expect([claims, token["pid"]]).toEqual([{ ...common(), pid: path.ssn }, path.ssn]);
  });

  test("is for a customer of the client's", async () => {
    const { claims } = await granted({ onBehalfOf: "customer-1" });
    expect(claims).toEqual({ ...common(), iss_onbehalfof: "customer-1" });
  });

  test.each([customer, `0192:${customer}`])("is for one who delegated: %s", async (consumerOrg) => {
    const { claims, token } = await granted({ consumerOrg });
    expect(claims).toEqual({ ...common(), consumer_org: customer });
    expect(token).toMatchObject({ consumer: party(customer), supplier: party(organization) });
  });

  test.each([customer, `0192:${customer}`])("is for a system user: %s", async (systemUser) => {
    const { claims, token } = await granted({ systemUser });
    const detail = { type: "urn:altinn:systemuser", systemuser_org: party(customer) };
    expect(claims).toEqual({ ...common(), authorization_details: [detail] });
    expect(token["authorization_details"]).toMatchObject([{ ...detail, systemuser_id: [expect.any(String)] }]);
  });

  test("is for one of several system users", async () => {
    const { claims } = await granted({ systemUser: { organization: customer, externalRef: "branch" } });
    expect(claims["authorization_details"]).toEqual([
      { type: "urn:altinn:systemuser", systemuser_org: party(customer), externalRef: "branch" },
    ]);
  });

  test.each([
    [path.ssn, `urn:altinn:person:identifier-no:${path.ssn}`],
    [`urn:altinn:person:identifier-no:${path.ssn}`, `urn:altinn:person:identifier-no:${path.ssn}`],
    [customer, `urn:altinn:organization:identifier-no:${customer}`],
    [`0192:${customer}`, `urn:altinn:organization:identifier-no:${customer}`],
  ])("is by consent of %s", async (from, urn) => {
    const id = "0b2e1f5a-3c4d-4e6f-8a9b-0c1d2e3f4a5b";
    const { claims } = await granted({ consent: { id, from } });
    expect(claims["authorization_details"]).toEqual([{ type: "urn:altinn:consent", id, from: urn }]);
  });
});

test("a grant is sent whole, not in chunks, as a form of two fields", async () => {
  const endpoint = await startApi(() => ({ body: { access_token: "t", expires_in: 100 } }));
  await world.archive(world.credential({ tokenEndpoint: endpoint.url }), "maskinporten").people.get({ path });
  const [{ method, headers, body }] = endpoint.received as [Received];
  const form = new URLSearchParams(body.toString());
  expect({ method, headers, fields: [...form.keys()], type: form.get("grant_type") }).toMatchObject({
    method: "POST",
    headers: {
      "content-type": expect.stringMatching(/^application\/x-www-form-urlencoded/),
      "content-length": String(body.length),
    },
    fields: ["grant_type", "assertion"],
    type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
  });
  await endpoint.close();
});
