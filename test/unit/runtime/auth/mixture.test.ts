import { connect } from "altinnkit";
import { apiKey, idporten, maskinporten, subscriptionKey, texas, type Credential } from "altinnkit/auth";
import { beforeAll, describe, expect, test } from "vitest";
import { newKey, type TestKey } from "../../../servers/keys.js";
import { archiveV1 } from "../archive.js";
import { clientId } from "./world.js";

let key: TestKey;
beforeAll(async () => {
  key = await newKey("key-1");
});

const tests = "the test environments";
const mixed = (what: string, homes: string, environment: string) =>
  `"${what}" belongs to ${homes}: it does not go with environment "${environment}" and the other settings.`;

describe("a server of another environment", () => {
  const at = (environment: "prod" | "tt02" | "at22" | "custom", baseUrl: string, changes = {}) => {
    const auth = maskinporten({ clientId, key: key.privateJwk, scopes: ["a"], ...changes });
    return () => connect(archiveV1, { environment, baseUrl, auth });
  };

  test.each([
    ["prod", "https://platform.tt02.altinn.no/storage", "tt02"],
    ["prod", "https://platform.tt02.altinn.no./storage", "tt02"],
    ["prod", "https://ttd.apps.tt02.altinn.no/ttd/app", "tt02"],
    ["prod", "https://platform.at22.altinn.cloud", "at22"],
    ["prod", "https://test-api.data.altinn.no/v1", tests],
    ["prod", "http://local.altinn.cloud", tests],
    ["tt02", "https://platform.altinn.no/storage", "prod"],
    ["tt02", "https://PLATFORM.altinn.no./storage", "prod"],
    ["tt02", "https://ttd.apps.altinn.no/ttd/app", "prod"],
    ["tt02", "https://api.data.altinn.no/v1", "prod"],
    ["at22", "https://platform.tt02.altinn.no", "tt02"],
  ] as const)("in %s is refused: %s", (environment, baseUrl, homes) => {
    expect(at(environment, baseUrl)).toThrow(
      expect.objectContaining({ kind: "configuration", message: mixed("baseUrl", homes, environment) }),
    );
  });

  test.each([
    ["tt02", "https://test-api.data.altinn.no/v1"],
    ["tt02", "https://ttd.apps.tt02.altinn.no"],
    ["tt02", "http://local.altinn.cloud"],
    ["prod", "https://ttd.apps.altinn.no"],
    ["prod", "https://proxy.example"],
    ["prod", "https://altinn.no.proxy.example"],
    ["tt02", "https://notaltinn.no"],
  ] as const)("in %s is not %s", (environment, baseUrl) => {
    expect(at(environment, baseUrl)).not.toThrow();
  });

  test("is refused by the issuer too, in an environment of one's own", () => {
    const changes = { issuer: "https://maskinporten.no/", exchangeUrl: "https://exchange.example/" };
    expect(at("custom", "https://platform.tt02.altinn.no", changes)).toThrow(mixed("issuer", "prod", "custom"));
  });

  test.each<[string, (url: string) => Credential]>([
    ["texas()", () => texas({ endpoint: "https://texas.example", scopes: ["a"] })],
    ["idporten()", () => idporten({ token: () => "t" })],
    ["subscriptionKey()", () => subscriptionKey("k")],
    ["apiKey()", () => apiKey({ kind: "backend", key: "k" })],
  ])("is refused by %s", (_, build) => {
    const baseUrl = "https://platform.tt02.altinn.no";
    expect(() => connect(archiveV1, { environment: "prod", baseUrl, auth: build(baseUrl) })).toThrow(
      mixed("baseUrl", "tt02", "prod"),
    );
  });
});

test("one credential for production and for tests, whichever comes first", () => {
  for (const [first, second] of [
    ["prod", "tt02"],
    ["tt02", "prod"],
  ] as const) {
    const auth = maskinporten({ clientId, key: key.privateJwk, scopes: ["a"] });
    const connected = (environment: "prod" | "tt02" | "at22") => () =>
      connect(archiveV1, { ...place, environment, auth });
    const place = { baseUrl: "https://archive.example" };
    expect(connected(first)).not.toThrow();
    expect(connected(second)).toThrow(mixed("auth", first === "prod" ? "prod" : tests, second));
    expect(connected(first)).not.toThrow();
  }
});
