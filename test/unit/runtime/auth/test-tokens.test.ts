import { connect } from "altinnkit";
import { testTokens, type TestTokenOptions } from "altinnkit/auth";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startApi, type Answer, type Api, type Received } from "../../../servers/api.js";
import { archiveV1 } from "../archive.js";
import { altinnLike, customer, path, startAuthWorld, type World } from "./world.js";

let world: World;
let server: Api;
let answer: (request: Received, before: number) => Answer;
beforeEach(async () => {
  world = await startAuthWorld();
  server = await startApi((request, before) => answer(request, before));
});
afterEach(() => Promise.all([world.close(), server.close()]));

const asked = () => server.received.map(({ method, url }) => `${method} ${url}`);

describe("testTokens", () => {
  const options = (of: TestTokenOptions["of"]): TestTokenOptions => ({
    environment: "tt02",
    scopes: ["altinn:instances.read", "altinn:instances.write"],
    of,
    user: "test",
    password: "secret",
    generator: `${server.url}/api`,
  });
  const scopes = "scopes=altinn%3Ainstances.read+altinn%3Ainstances.write";

  test.each<[TestTokenOptions["of"], string]>([
    [{ organization: customer, org: "ttd" }, `GetEnterpriseToken?env=tt02&${scopes}&orgNo=${customer}&org=ttd`],
    [
      { organization: `0192:${customer}`, supplierOrg: customer },
      `GetEnterpriseToken?env=tt02&${scopes}&orgNo=${customer}&supplierOrgNo=${customer}`,
    ],
    [
      { pid: path.ssn, userId: 1, partyId: 2 },
      `GetPersonalToken?env=tt02&${scopes}&pid=${path.ssn}&userId=1&partyId=2`,
    ],
    [
      { systemUserId: "8f3d2a1c-0b4e-4c6d-9e7f-1a2b3c4d5e6f", systemUserOrg: customer },
      `GetSystemUserToken?env=tt02&${scopes}&systemUserId=8f3d2a1c-0b4e-4c6d-9e7f-1a2b3c4d5e6f&systemUserOrg=${customer}`,
    ],
  ])("of %j are asked of the generator once, and not exchanged", async (of, request) => {
    answer = () => ({ body: altinnLike() });
    const client = world.archive(testTokens(options(of)));
    await client.people.get({ path });
    expect(await world.costOf(client.people.get({ path }))).toEqual({ minted: 0, exchanged: 0 });
    expect(asked()).toEqual([`GET /api/${request}`]);
    expect(server.received[0]!.headers.authorization).toBe(`Basic ${Buffer.from("test:secret").toString("base64")}`);
    expect(world.told()).toEqual(["test issued"]);
  });

  test.each([
    ["tester:sesam@generator", "generator must be https; http is for this machine only."],
    ["//tester:sesam@generator", "generator is not an absolute URL."],
    ["https://tester:sesam@generator.example", "generator must not hold a user name or password."],
  ])("are not asked of %s, which the refusal does not repeat", (generator, message) => {
    const build = () => testTokens({ ...options({ organization: customer }), generator });
    expect(build).toThrow(expect.objectContaining({ kind: "configuration", message }));
  });

  test("are not for a server of another environment", () => {
    const auth = testTokens(options({ organization: customer }));
    expect(() => connect(archiveV1, { environment: "tt02", baseUrl: "https://platform.altinn.no", auth })).toThrow(
      '"baseUrl" belongs to prod: it does not go with environment "tt02" and the other settings.',
    );
  });

  test("are refused with the status, which holds none of the answer", async () => {
    answer = () => ({ status: 400, body: { orgNo: [customer] } });
    await expect(world.archive(testTokens(options({ organization: customer }))).people.get({ path })).rejects.toThrow(
      expect.objectContaining({ kind: "token", from: "test", message: "test: no token was given (HTTP 400)." }),
    );
  });

  test("have no place in production, by type and at run time, nor in another environment than their own", () => {
    const of = { organization: customer };
    const production = () =>
      testTokens({
        ...options(of),
        // @ts-expect-error -- there are none for production
        environment: "prod",
      });
    expect(production).toThrow("There are no test tokens for production.");
    const connected = (environment: "prod" | "at22") => () =>
      connect(archiveV1, { environment, baseUrl: "https://archive.example", auth: testTokens(options(of)) });
    expect(connected("prod")).toThrow('The test tokens are for "tt02", not for "prod".');
    expect(connected("at22")).toThrow('The test tokens are for "tt02", not for "at22".');
  });
});
