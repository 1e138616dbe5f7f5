import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Finding } from "altinnkit";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { startAltinnExchange, type AltinnExchange } from "../../servers/altinn-exchange.js";
import { startApi } from "../../servers/api.js";
import { newBusinessCertificate, openssl } from "../../servers/certificate.js";
import { newKey, type TestKey } from "../../servers/keys.js";
import { startMaskinporten, type Maskinporten } from "../../servers/maskinporten.js";
import { root, runCli, type Run } from "../../support/cli.js";
import { closing } from "../../unit/runtime/findings.js";

const organization = "310724181";
const scope = "altinn:instances.read";
const subscriptionKey = "subscription-key-of-a-test";
let folder: string;
let key: TestKey;
let maskinporten: Maskinporten;
let altinn: AltinnExchange;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "altinnkit-doctor-"));
  key = await newKey("key-1");
  const certificate = await newBusinessCertificate(organization, "Issuer of tests");
  const scopes = [scope, "altinn:dataaltinnno"];
  const client = { clientId: "client-1", organization, scopes, keys: [key.publicJwk], roots: [certificate.root] };
  maskinporten = await startMaskinporten({ clients: [client] });
  altinn = await startAltinnExchange(maskinporten);
  await write("key.pem", key.privatePem);
  await write("other.pem", (await newKey("other")).privatePem);
  await write("broken.pem", "no key at all");
  await write("business.pem", certificate.key);
  await write("chain.pem", certificate.leaf + certificate.issuer + certificate.root);
  await openssl(folder, "req -new -key key.pem -subj /CN=expired -out expired.csr");
  await openssl(folder, "x509 -req -in expired.csr -signkey key.pem -days -1 -out expired.pem");
}, 60_000);
afterAll(async () => {
  await Promise.all([maskinporten.close(), altinn.close(), rm(folder, { recursive: true })]);
});
afterEach(() => vi.unstubAllEnvs());

const write = (name: string, text: string) => writeFile(join(folder, name), text);
const file = (name: string) => join(folder, name);

/** Runs `doctor` for Storage in the world of the test; later options stand in for earlier ones. */
function doctor(options: Readonly<Record<string, string | undefined>> = {}, api = "altinn3/storage/v1"): Promise<Run> {
  const all = {
    environment: "custom",
    "base-url": "http://127.0.0.1:1",
    issuer: maskinporten.issuer,
    "exchange-url": altinn.exchangeUrl,
    "client-id": "client-1",
    "key-file": file("key.pem"),
    "key-id": key.kid,
    scope,
    ...options,
  };
  const flags = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value]));
  return runCli(["doctor", api, ...flags], root);
}

/** What went wrong, in a run that must show nothing secret. */
function failure({ code, stdout, stderr }: Run): (string | undefined)[] {
  expect([code, stderr]).toEqual([1, ""]);
  const secrets = [...key.privatePem.split("\n").slice(1, -2), subscriptionKey, "eyJ", organization];
  expect(secrets.filter((secret) => stdout.includes(secret))).toEqual([]);
  return stdout.split("\n").filter((line) => /^\w+ +failed /.test(line));
}

test("a healthy client is found so at every step, and the exit code is 0", async () => {
  const { code, stdout, stderr } = await doctor();

  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n")).toEqual([
    "STEP           OUTCOME  FINDING",
    "configuration  ok       altinn3/storage/v1 in custom, at 127.0.0.1:1.",
    "key            ok       The key signs with RS256, known by its id.",
    "certificate    skipped  No certificate is in use.",
    `clock          ok       Within 10 s of ${new URL(maskinporten.url).host}.`,
    "token          ok       Maskinporten gave a token that lives 119 s.",
    expect.stringMatching(/^exchange {7}ok {7}Altinn gave a token that lives 1(800|799) s\.$/),
    expect.stringMatching(/^scopes {9}ok {7}The token has altinn:instances\.read\. That is enough for \d+ of the \d+ /),
    "",
  ]);
});

test("--json prints the findings, and settings may stand in the environment", async () => {
  vi.stubEnv("MASKINPORTEN_CLIENT_ID", "client-1");
  vi.stubEnv("MASKINPORTEN_KEY_FILE", file("key.pem"));
  vi.stubEnv("MASKINPORTEN_KEY_ID", key.kid);
  vi.stubEnv("MASKINPORTEN_SCOPES", `${scope} altinn:dataaltinnno`);
  vi.stubEnv("ALTINNKIT_SUBSCRIPTION_KEY", subscriptionKey);
  const places = ["--base-url", "http://127.0.0.1:1", "--issuer", maskinporten.issuer];
  const { code, stdout } = await runCli(["doctor", "dan/v1", "--environment", "custom", ...places, "--json"], root);
  const findings = JSON.parse(stdout) as Finding[];

  expect(code).toBe(0);
  expect(findings.map(({ step, outcome }) => `${step} ${outcome}`)).toEqual([
    "configuration ok",
    "key ok",
    "certificate skipped",
    "clock ok",
    "token ok",
    "exchange skipped",
    "scopes ok",
  ]);
  expect(findings.at(-1)?.says).toBe(`The token has altinn:dataaltinnno, ${scope}.`);
});

test("a business certificate names the key, and is warned of", async () => {
  const { code, stdout } = await doctor({
    "key-file": file("business.pem"),
    "key-id": undefined,
    "certificate-chain": file("chain.pem"),
  });
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^certificate {4}warning {2}The certificate expires on \d{4}-\d\d-\d\d\.\n {24}Order a new one\.$/m,
  );
});

describe.concurrent("exit code 1, and the step that fails is named:", { timeout: 60_000 }, () => {
  test("another environment than the API's", async () => {
    const run = await doctor({ environment: "yt01", "base-url": undefined, issuer: undefined }, "dan/v1");
    expect(failure(run)).toEqual([
      'configuration  failed   dan/v1 names no server for "yt01". It has prod, tt02; or give a "baseUrl".',
    ]);
  });

  test("no subscription key", async () => {
    expect(failure(await doctor({}, "dan/v1"))).toEqual([
      "configuration  failed   dan/v1 asks for a subscription key, and none is given.",
    ]);
  });

  test("no key", async () => {
    expect(failure(await doctor({ "key-file": file("broken.pem") }))).toEqual([
      "key            failed   The key must be an RSA private key in PEM, or a JWK. Found: no whole PEM block.",
    ]);
  });

  test("an expired certificate", async () => {
    const run = await doctor({ "key-id": undefined, "certificate-chain": file("expired.pem") });
    expect(failure(run)).toEqual([
      expect.stringMatching(/^certificate {4}failed {3}The certificate expired on \d{4}-\d\d-\d\d\.$/),
    ]);
  });

  test("a clock that is off by an hour", async () => {
    const date = () => new Date(Date.now() - 3_600_000).toUTCString();
    const server = await startApi(() => ({ status: 404, headers: { Date: date() } }));
    expect(failure(await closing(server, (url) => doctor({ issuer: `${url}/` })))).toEqual([
      expect.stringMatching(
        /^clock {10}failed {3}This machine's clock is (3600|3601|3599) s ahead of 127\.0\.0\.1:\d+\.$/,
      ),
    ]);
  });

  test("no network", async () => {
    const url = await closing(await startApi(() => ({})), async (gone) => gone);
    expect(failure(await doctor({ issuer: `${url}/` }))).toEqual([
      `clock          failed   ${new URL(url).host} gives no answer (ECONNREFUSED).`,
    ]);
  });

  test("a key that is not the client's", async () => {
    expect(failure(await doctor({ "key-file": file("other.pem") }))).toEqual([
      "token          failed   Maskinporten: the grant was refused (MP-120, HTTP 400). The signature does not fit. " +
        'Check "key", its "kid" or certificate, and their environment.',
    ]);
  });

  test("a scope that is not granted", async () => {
    expect(failure(await doctor({ scope: "altinn:instances.write" }))).toEqual([
      "token          failed   Maskinporten: the grant was refused (MP-200, HTTP 400). The client has not been given the scope.",
    ]);
  });

  test("an exchange that is refused", async () => {
    const strict = await startAltinnExchange({ ...maskinporten, issuer: "https://maskinporten.example/" });
    const run = await closing(strict, () => doctor({ "exchange-url": strict.exchangeUrl }));
    expect(failure(run)).toEqual([
      "exchange       failed   Altinn: the exchange was refused (HTTP 401). Altinn also says so when something of its own is down.",
    ]);
  });
});

describe.concurrent("exit code 2 for a command line that cannot be:", { timeout: 60_000 }, () => {
  test.each<[string, Readonly<Record<string, string | undefined>>, string, string]>([
    [
      "no client",
      { "client-id": undefined },
      "altinn3/storage/v1",
      "Give --client-id, or set MASKINPORTEN_CLIENT_ID.\n",
    ],
    ["no such file", { "key-file": "nowhere.pem" }, "altinn3/storage/v1", "nowhere.pem: cannot be read (ENOENT).\n"],
    ["no API", {}, "dan/datasets/v1", "dan/datasets/v1 is not an HTTP API, so nothing is called there.\n"],
    ["several", {}, "dan/**", '"dan/**" names several contracts; name one.\n'],
    [
      "two names for a key",
      { "certificate-chain": "chain.pem" },
      "altinn3/storage/v1",
      'Arguments key-id and certificate-chain are mutually exclusive\nRun "altinnkit --help" for usage.\n',
    ],
  ])("%s", async (_, options, api, says) => {
    expect(await doctor(options, api)).toEqual({ code: 2, stdout: "", stderr: says });
  });
});
