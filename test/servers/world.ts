import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JWTPayload } from "jose";
import { apiKey, startAltinn2, type StandIn } from "./altinn2/index.js";
import { startAltinnExchange } from "./altinn-exchange.js";
import { startAltinn2Soap } from "./altinn2-soap.js";
import type { Api } from "./api.js";
import { startApp } from "./app.js";
import { keyOf } from "./dan/contexts.js";
import { startDan, type DanServer } from "./dan/dan.js";
import { organizationNumbers } from "./dan/numbers.js";
import { startDialogporten } from "./dialogporten.js";
import type { Gateway } from "./gateway.js";
import type { GraphqlServer } from "./graphql.js";
import { startIdporten, type Idporten } from "./id-porten.js";
import { startInstanceApis, type Documents } from "./instances/index.js";
import { newKey } from "./keys.js";
import { serve } from "./listen.js";
import { startMaskinporten } from "./maskinporten.js";
import { startPlatform, type Platform } from "./platform.js";
import { customer } from "./services/authentication.js";
import { services } from "./services/index.js";

/** Everything the examples talk to, on this machine. */
export interface World {
  readonly storage: Gateway;
  readonly dan: DanServer;
  /** All other services of Altinn's platform. */
  readonly platform: Platform;
  readonly dialogporten: GraphqlServer;
  readonly app: Api;
  /** The app `ttd/stipend`. */
  readonly appV8: Gateway;
  /** The app `ttd/soknad`. */
  readonly appV9: Gateway;
  readonly idporten: Idporten;
  readonly altinn2: StandIn;
  /** Whom Storage and its apps let in, in order: what their tokens claim, and whose instances they asked for. */
  readonly callers: readonly { readonly claims: JWTPayload; readonly owner: unknown }[];
  /** What a program needs in its environment to live in this world, and to reach it under its public names. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const organization = "310724181";

/** What the client is registered for. */
const scopes = [
  "altinn:serviceowner/instances.read",
  "altinn:serviceowner/instances.write",
  "altinn:dataaltinnno/ebevis",
  "altinn:dataaltinnno/advregbulk",
  "altinn:correspondence.write",
  "altinn:broker.read",
  "altinn:broker.write",
  "digdir:dialogporten",
  "digdir:dialogporten.serviceprovider",
  "altinn:serviceowner",
  "altinn:events.subscribe",
  "altinn:serviceowner/notifications.create",
  "altinn:authentication/systemregister.write",
  "altinn:instances.read",
  "altinn:consentrequests.write",
  "altinn:authorization/authorize",
];

/**
 * Starts Maskinporten, ID-porten, Altinn's exchange, Storage, apps, Dialogporten, data.altinn.no and Altinn II.
 *
 * @param documents - What requests to Storage and the apps are judged by; left out, the pinned documents.
 */
export async function startWorld(documents: Documents = {}): Promise<World> {
  const key = await newKey("test-key");
  const client = {
    clientId: "test-client",
    organization,
    scopes,
    keys: [key.publicJwk],
    systemUsersOf: [organization, customer],
  };
  const maskinporten = await startMaskinporten({ clients: [client], issuer: "https://test.maskinporten.no/" });
  const port = await freePort();
  const idporten = await startIdporten("https://test.idporten.no", {
    clientId: client.clientId,
    redirectUri: `http://localhost:${port}/callback`,
    scopes: ["altinn:instances.read", "altinn:instances.write"],
    keys: client.keys,
  });
  const exchange = await startAltinnExchange(maskinporten, idporten);
  const callers: World["callers"][number][] = [];
  const { storage, appV8, appV9 } = await startInstanceApis(async (token, headers) => {
    const claims = await exchange.verify(token);
    callers.push({ claims, owner: headers["x-ai-instanceowneridentifier"] });
    return claims;
  }, documents);
  const dan = await startDan(maskinporten);
  // The examples' organization asks as a public agency does.
  dan.addUnit(organization, { name: "FIKTIV FJORD AS", form: "ORGL" });
  dan.addUnit(customer, { name: "KUNDEFJORD AS", form: "AS" });
  dan.answerConsents("given");
  dan.provide("UnitBasicInformation", [
    { evidenceValueName: "OrganizationNumber", value: 310724181 },
    { evidenceValueName: "OrganizationName", value: "FIKTIV FJORD AS" },
    { evidenceValueName: "OrganizationForm", value: "AS" },
    { evidenceValueName: "IndustryCode2" },
  ]);
  const subjects = organizationNumbers(1000);
  for (const number of subjects) dan.addUnit(number, { name: "FIKTIV FOSS AS", form: "AS" });
  const folder = await mkdtemp(join(tmpdir(), "altinnkit-"));
  await writeFile(join(folder, "subjects.txt"), `${subjects.join("\n")}\n`);
  const platform = await startPlatform(services(), { altinn: exchange.verify, maskinporten: maskinporten.verify });
  const dialogporten = await startDialogporten(maskinporten);
  const soap = await startAltinn2Soap("secret");
  const app = await startApp((token) => exchange.verify(token));
  const personToken = await idporten.accessToken();
  const altinn2 = await startAltinn2({
    foreignOrigin: "https://elsewhere.example",
    token: personToken,
    origin: "https://tt02.altinn.no",
  });
  const hosts = {
    "https://test.maskinporten.no": maskinporten.url,
    [idporten.issuer]: idporten.url,
    "https://platform.tt02.altinn.no/authentication/api/v1/exchange": `${exchange.url}/authentication/api/v1/exchange`,
    "https://platform.tt02.altinn.no/storage": `${storage.url}/storage`,
    "https://platform.tt02.altinn.no/dialogporten/graphql": `${dialogporten.url}/graphql`,
    // The first that fits leads the way, so this one takes what is left.
    "https://platform.tt02.altinn.no": platform.url,
    "https://tt02.altinn.no/ServiceEngineExternal": soap.url,
    "https://test-api.data.altinn.no": dan.url,
    "https://ttd.apps.tt02.altinn.no/ttd/stipend": `${appV8.url}/ttd/stipend`,
    "https://ttd.apps.tt02.altinn.no/ttd/soknad": `${appV9.url}/ttd/soknad`,
    "https://ttd.apps.tt02.altinn.no": app.url,
    "https://tt02.altinn.no": altinn2.url,
  };
  return {
    storage,
    dan,
    platform,
    dialogporten,
    app,
    appV8,
    appV9,
    idporten,
    altinn2,
    callers,
    env: {
      CLIENT_ID: client.clientId,
      KEY: key.privatePem,
      KEY_ID: key.kid,
      SUBSCRIPTION_KEY: keyOf("eBevis"),
      SYSTEM_USER: "4711",
      SYSTEM_PASSWORD: "secret",
      PORT: port,
      SUBJECTS: join(folder, "subjects.txt"),
      RESULTS: join(folder, "results.ndjson"),
      JOURNAL: join(folder, "results.journal"),
      JOURNAL_KEY: "a key of thirty-two bytes or more",
      IDPORTEN_TOKEN: personToken,
      API_KEY: apiKey,
      OFFLINE_HOSTS: JSON.stringify(hosts),
    },
    close: async () => {
      const servers = [
        maskinporten,
        idporten,
        exchange,
        storage,
        appV8,
        appV9,
        dan,
        platform,
        dialogporten,
        app,
        altinn2,
        soap,
      ];
      await Promise.all(servers.map((server) => server.close()));
      await rm(folder, { recursive: true });
    },
  };
}

/** A client's redirect address is registered before the client runs. */
async function freePort(): Promise<string> {
  const server = await serve(() => {});
  await server.close();
  return new URL(server.url).port;
}
