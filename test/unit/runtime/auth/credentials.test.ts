import { inspect } from "node:util";
import {
  apiKey,
  bearer,
  idporten,
  localtest,
  subscriptionKey,
  testTokens,
  texas,
  type Credential,
} from "altinnkit/auth";
import { afterEach, beforeEach, expect, test } from "vitest";
import { customer, path, startAuthWorld, type World } from "./world.js";

let world: World;
beforeEach(async () => {
  world = await startAuthWorld();
});
afterEach(() => world.close());

test("a subscription key goes beside the token", async () => {
  await world.archive([bearer(() => "t"), subscriptionKey("gateway-key")]).people.get({ path });
  expect(world.api.received[0]!.headers).toMatchObject({
    authorization: "Bearer t",
    "ocp-apim-subscription-key": "gateway-key",
  });
});

test.each<[string, () => Credential]>([
  ["bearer()", () => bearer(() => "t")],
  ["idporten()", () => idporten({ token: () => "t", exchangeUrl: world.altinn.exchangeUrl })],
  ["texas()", () => texas({ endpoint: world.api.url, scopes: ["a"], exchangeUrl: world.altinn.exchangeUrl })],
  ["localtest()", () => localtest({ userId: 1 })],
])("%s is somebody already, and acts for nobody else", (name, build) => {
  const client = world.archive(build());
  expect(() => client.as({ consumerOrg: customer })).toThrow(
    `${name} cannot act for another. Connect with a credential that is the other's.`,
  );
});

test("printing shows no secret of any", () => {
  const secret = "sesam";
  const of = { organization: customer };
  const credentials = [
    bearer(() => secret),
    idporten({ token: () => secret, exchangeUrl: world.altinn.exchangeUrl }),
    apiKey({ kind: "backend", key: secret }),
    subscriptionKey(secret),
    testTokens({ environment: "tt02", scopes: ["a"], of, user: secret, password: secret }),
    world.credential({ key: { ...world.key.privateJwk, kid: secret } }),
  ];
  const client = world.archive(credentials);
  for (const thing of [...credentials, client, client.as]) {
    const printed = inspect(thing, { depth: 9, showHidden: true, getters: true }) + JSON.stringify(thing);
    expect(printed).not.toContain(secret);
    expect(printed).not.toContain(world.key.privateJwk.d);
  }
});
