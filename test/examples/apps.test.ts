import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { connect, unwrap } from "altinnkit";
import { bearer } from "altinnkit/auth";
import { appV9 } from "altinnkit/altinn3/app/v9";
import { instancePath } from "altinnkit/flows/app";
import { person } from "../servers/id-porten.js";
import { startWorld, type World } from "../servers/world.js";
import { runExample } from "../support/examples.js";
import { printed } from "./printed.js";

// Two judges start in one test, where the machine may be busy with others.
vi.setConfig({ testTimeout: 120_000 });

let world: World;

beforeEach(async () => {
  world = await startWorld();
}, 60_000);

afterEach(() => world.close());

const storage = "/storage/api/v1/instances";
const guid = (number: number): string => `00000000-0000-4000-8000-00000000000${number}`;

/** Who called, as Altinn's token tells: each once. */
function callers(): string[] {
  const all = world.callers.map(({ claims }) =>
    JSON.stringify([claims["urn:altinn:org"], claims["pid"], claims.scope]),
  );
  return [...new Set(all)];
}

test("app-owner.ts starts, fills in and sends an instance, and fetches and confirms what was sent in", async () => {
  const { code, stdout, stderr } = await runExample("app-owner", world.env);

  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n")).toEqual(printed["app-owner"]);
  const app = "/ttd/stipend/instances";
  const sent = "51001234/3c1d5b7a-9e2f-4a6b-8c0d-1e2f3a4b5c6d";
  const other = "50001235/8f4e2d1c-6b5a-4d3e-9f0a-2b1c3d4e5f60";
  const started = `50001235/${guid(4)}`;
  expect(world.appV8.seen).toEqual([
    `POST ${app} 201`,
    `PUT ${app}/${started}/data/${guid(5)} 201`,
    `POST ${app}/${started}/data/type/vedlegg 201`,
    `PUT ${app}/${started}/process/next 200`,
    `PUT ${app}/${started}/process/next 200`,
    `POST ${app}/${sent}/complete 200`,
    `POST ${app}/${other}/complete 200`,
    `POST ${app}/${started}/complete 200`,
  ]);
  expect(world.storage.seen).toEqual([
    `GET ${storage} 200`,
    `GET ${storage}/${sent}/data/${guid(1)} 200`,
    `GET ${storage}/${sent}/data/${guid(3)} 200`,
    `GET ${storage}/${other}/data/${guid(2)} 200`,
    `GET ${storage} 200`,
    `GET ${storage}/${started}/data/${guid(5)} 200`,
    `GET ${storage}/${started}/data/${guid(6)} 200`,
    `GET ${storage}/${started}/data/${guid(7)} 200`,
    `GET ${storage} 200`,
  ]);
  expect(callers()).toEqual(['["ttd",null,"altinn:serviceowner/instances.read altinn:serviceowner/instances.write"]']);
});

test("app-user.ts finds instances, starts one for the person, is told what it lacks, and sends it", async () => {
  const { code, stdout, stderr } = await runExample("app-user", world.env);

  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n")).toEqual(printed["app-user"]);
  const app = "/ttd/soknad";
  const instance = `${app}/instances/51001234/${guid(4)}`;
  expect(world.appV9.seen).toEqual([
    `GET ${app}/api/v1/profile/user 200`,
    `GET ${app}/api/v1/parties 200`,
    `POST ${app}/instances/create 201`,
    `PUT ${instance}/process/next 409`,
    `GET ${instance}/validate 200`,
    `GET ${instance}/data/${guid(5)} 200`,
    `PUT ${instance}/data/${guid(5)} 201`,
    `POST ${instance}/data/type/vedlegg 201`,
    `GET ${instance}/data/${guid(6)} 200`,
    `PUT ${instance}/process/next 200`,
    `GET ${instance}/process 200`,
    `PUT ${instance}/process/next 200`,
    `GET ${instance}/process 200`,
    `GET ${instance} 200`,
  ]);
  expect(world.storage.seen).toEqual([`GET ${storage} 200`, `GET ${storage} 200`]);
  expect(callers()).toEqual([`[null,"${person.pid}","altinn:instances.read altinn:instances.write"]`]);
});

test("what a contract does not allow reaches no app, and what a token does not allow is refused", async () => {
  const { IDPORTEN_TOKEN = "", OFFLINE_HOSTS = "" } = world.env;
  const altinn = (JSON.parse(OFFLINE_HOSTS) as Record<string, string>)[
    "https://platform.tt02.altinn.no/authentication"
  ];
  const exchange = `${altinn}/api/v1/exchange/id-porten`;
  const exchanged = await fetch(exchange, { headers: { Authorization: `Bearer ${IDPORTEN_TOKEN}` } });
  const token = await exchanged.text();
  const app = connect(appV9, {
    environment: "custom",
    auth: bearer(() => token),
    baseUrl: `${world.appV9.url}/ttd/soknad`,
  });
  const body = { instanceOwner: { partyId: "51001234" } };
  const start = async () => instancePath(unwrap(await app.instances.createPrefilled({ body })));

  const path = await start();
  const unfit = await app.instances.createPrefilled({ body: { ...body, dueBefore: "tomorrow" } });
  const confirmed = await app.instances.complete({ path });
  const next = await start();

  expect([unfit.status, confirmed.status]).toEqual([400, 403]);
  // An instance and its form take one id each.
  expect([path.instanceGuid, next.instanceGuid]).toEqual([guid(4), guid(6)]);
});
