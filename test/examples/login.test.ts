import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { person } from "../servers/id-porten.js";
import { startWorld, type World } from "../servers/world.js";
import { Browser, type Page } from "../support/browser.js";
import { serveExample, type Served } from "../support/examples.js";

let world: World;
let site: Served;
let browser: Browser;
/** What the servers have seen since the test began. */
let grants: () => readonly string[];
let callers: () => World["callers"];

beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world.close());

beforeEach(async () => {
  site = await serveExample("login", world.env);
  browser = new Browser();
  grants = sinceNow(world.idporten.grants);
  callers = sinceNow(world.callers);
  Object.assign(world.idporten, { login: { acr: "idporten-loa-substantial" }, lifetime: 120 });
});
afterEach(() => site.stop());

function sinceNow<T>(list: readonly T[]): () => readonly T[] {
  const before = list.length;
  return () => list.slice(before);
}

/** Where the browser has been since it was last asked: paths, without what is random in them. */
function trail(): string[] {
  return browser.visited.splice(0).map(({ pathname }) => pathname.replace(/^(\/auth)\/.+/, "$1/…"));
}

/** What the example printed, to its end: nobody's number, and nothing that was issued. */
async function printed(): Promise<{ stdout: string; stderr: string }> {
  const { stdout, stderr } = await site.stop();
  const secrets = [person.pid, "eyJ", ...world.idporten.issued];
  expect(secrets.filter((secret) => (stdout + stderr).includes(secret))).toEqual([]);
  return { stdout, stderr };
}

const instances: Page = {
  status: 200,
  text: [
    "Your instances:",
    "- ttd/demo-app, last changed 2026-01-31T12:00:00Z",
    "- ttd/stipend, last changed 2026-01-31T12:00:00Z",
    "The data come from Altinn.",
    "",
  ].join("\n"),
};
const refused: Page = { status: 400, text: "You are not logged in. Open / to try again.\n" };

test("login.ts lists a person's instances, with a token Altinn gave for that person", async () => {
  expect(await browser.open(site.url)).toEqual(instances);
  const [, { searchParams }] = browser.visited as [URL, URL];
  expect(trail()).toEqual(["/", "/auth", "/login", "/auth/…", "/callback", "/"]);
  expect(Object.fromEntries(searchParams)).toEqual({
    client_id: "test-client",
    response_type: "code",
    redirect_uri: new URL("/callback", site.url).href,
    scope: "openid altinn:instances.read",
    acr_values: "idporten-loa-substantial",
    state: expect.stringMatching(/^[\w-]{43}$/),
    nonce: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: "S256",
  });
  expect(callers().map(({ claims, owner }) => [claims["pid"], claims["urn:altinn:authlevel"], owner])).toEqual([
    [person.pid, "3", `Person:${person.pid}`],
  ]);
  expect(await printed()).toEqual({ stdout: `Open ${site.url}\n`, stderr: "" });
});

test("login.ts knows a browser again, and no other", async () => {
  await browser.open(site.url);
  trail();

  expect(await browser.open(site.url)).toEqual(instances);
  expect(trail()).toEqual(["/"]);
  expect(grants()).toEqual(["authorization_code"]);

  expect(await new Browser().open(site.url)).toEqual(instances);
  expect(grants()).toEqual(["authorization_code", "authorization_code"]);
});

test("login.ts renews a token near its end once for all who wait, and logs in again when it cannot", async () => {
  world.idporten.lifetime = 20;
  expect(await browser.open(site.url)).toEqual(instances);
  expect(grants()).toEqual(["authorization_code", "refresh_token"]);
  trail();

  expect(await Promise.all([browser.open(site.url), browser.open(site.url)])).toEqual([instances, instances]);
  expect(trail()).toEqual(["/", "/"]);

  await world.idporten.logOut();
  world.idporten.lifetime = 120;
  expect(await browser.open(site.url)).toEqual(instances);
  expect(trail()).toEqual(["/", "/auth", "/callback", "/"]);
  expect(await printed()).toEqual({ stdout: `Open ${site.url}\n`, stderr: "" });
});

test("login.ts takes no login that was cancelled, begun elsewhere, or of too low a level", async () => {
  const callback = new URL("/callback", site.url).href;
  expect(await browser.open(`${callback}?code=stolen&state=guessed`)).toEqual(refused);

  world.idporten.login = { error: "access_denied" };
  expect(await browser.open(site.url)).toEqual(refused);

  world.idporten.login = { acr: "idporten-loa-low" };
  expect(await browser.open(site.url)).toEqual(refused);

  expect(callers()).toEqual([]);
  const { stdout, stderr } = await printed();
  expect(stdout).toBe(`Open ${site.url}\n`);
  expect(stderr.split("\n")).toEqual([
    "Error: This browser has begun no login.",
    "AuthorizationResponseError: authorization response from the server is an error",
    "Error: ID-porten gave a lower level than we asked for.",
    "",
  ]);
});

test("login.ts takes no answer to another login than the browser's own", async () => {
  const stranger = new Browser();
  await stranger.open(site.url);
  const answer = stranger.visited.find(({ pathname }) => pathname === "/callback")!;
  const { headers } = await fetch(site.url, { redirect: "manual" });
  const [cookie = ""] = headers.getSetCookie();

  const response = await fetch(answer, { headers: { cookie: cookie.split(";")[0]! }, redirect: "manual" });
  expect({ status: response.status, text: await response.text() }).toEqual(refused);
  expect((await printed()).stderr).toBe("ClientError: invalid response encountered\n");
});

test("login.ts says that Altinn failed, not how", async () => {
  await site.stop();
  const hosts = JSON.parse(world.env["OFFLINE_HOSTS"]!) as Record<string, string>;
  const nowhere = { "https://platform.tt02.altinn.no/storage": `${world.idporten.url}/nowhere` };
  site = await serveExample("login", { ...world.env, OFFLINE_HOSTS: JSON.stringify({ ...hosts, ...nowhere }) });

  expect(await browser.open(site.url)).toEqual({
    status: 502,
    text: "Altinn did not answer as it should. Try again later.\n",
  });
  expect((await printed()).stderr).toContain("GET /instances");
});

test("login.ts has nothing at other addresses", async () => {
  const nothing = { status: 404, text: "There is nothing here.\n" };

  expect(await browser.open(`${site.url}/favicon.ico`)).toEqual(nothing);
  expect(await browser.open(`${site.url}//`)).toEqual(nothing);
});
