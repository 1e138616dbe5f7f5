import type { JWTPayload } from "jose";
import { Diagnostics } from "../../generator/diagnostics.js";
import { readContract } from "../../generator/read/index.js";
import { readSpec } from "../../generator/specs.js";
import { startAltinnExchange } from "./altinn-exchange.js";
import type { Api } from "./api.js";
import { startApp } from "./app.js";
import { keyOf } from "./dan/contexts.js";
import { agency, startDan, type DanServer } from "./dan/dan.js";
import { startDialogporten } from "./dialogporten.js";
import { startGateway, type Gateway } from "./gateway.js";
import type { GraphqlServer } from "./graphql.js";
import { startIdporten, type Idporten } from "./id-porten.js";
import { newKey } from "./keys.js";
import { serve } from "./listen.js";
import { startMaskinporten } from "./maskinporten.js";
import { startPrism } from "./prism.js";

/** Everything the examples talk to, on this machine. */
export interface World {
  readonly storage: Gateway;
  readonly dan: DanServer;
  readonly dialogporten: GraphqlServer;
  readonly app: Api;
  readonly idporten: Idporten;
  /** Whom Storage let in, in order: what their tokens claim, and whose instances they asked for. */
  readonly callers: readonly { readonly claims: JWTPayload; readonly owner: unknown }[];
  /** What a program needs in its environment to live in this world, and to reach it under its public names. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const organization = agency;

/**
 * Starts Maskinporten, ID-porten, Altinn's exchange, Storage, Dialogporten, an app and data.altinn.no. Storage is Prism on a document: every
 * request is checked against it.
 *
 * @param storageDocument - Left out, the pinned one with its overlay.
 */
export async function startWorld(storageDocument?: object): Promise<World> {
  const key = await newKey("test-key");
  const scopes = [
    "altinn:serviceowner/instances.read",
    "altinn:serviceowner/instances.write",
    "altinn:dataaltinnno/ebevis",
    "digdir:dialogporten",
  ];
  const client = {
    clientId: "test-client",
    organization,
    scopes,
    keys: [key.publicJwk],
    systemUsersOf: [organization],
  };
  const maskinporten = await startMaskinporten({ clients: [client], issuer: "https://test.maskinporten.no/" });
  const port = await freePort();
  const idporten = await startIdporten("https://test.idporten.no", {
    clientId: client.clientId,
    redirectUri: `http://localhost:${port}/callback`,
    scopes: ["altinn:instances.read"],
    keys: client.keys,
  });
  const exchange = await startAltinnExchange(maskinporten, idporten);
  const callers: World["callers"][number][] = [];
  const prism = await startPrism(storageDocument ?? (await pinnedStorage()));
  const storage = await startGateway({
    upstream: prism.url,
    base: storageDocument ? "" : "/storage/api/v1",
    verify: async (token, headers) =>
      callers.push({ claims: await exchange.verify(token), owner: headers["x-ai-instanceowneridentifier"] }),
  });
  const dan = await startDan(maskinporten);
  const dialogporten = await startDialogporten(maskinporten);
  dan.provide("UnitBasicInformation", [
    { evidenceValueName: "OrganizationNumber", value: 310724181 },
    { evidenceValueName: "OrganizationName", value: "FIKTIV FJORD AS" },
    { evidenceValueName: "OrganizationForm", value: "AS" },
    { evidenceValueName: "IndustryCode2" },
  ]);
  const app = await startApp((token) => exchange.verify(token));
  const hosts = {
    "https://test.maskinporten.no": maskinporten.url,
    [idporten.issuer]: idporten.url,
    "https://platform.tt02.altinn.no/authentication": `${exchange.url}/authentication`,
    "https://platform.tt02.altinn.no/storage": `${storage.url}/storage`,
    "https://platform.tt02.altinn.no/dialogporten": dialogporten.url,
    "https://test-api.data.altinn.no": dan.url,
    "https://ttd.apps.tt02.altinn.no": app.url,
  };
  return {
    storage,
    dan,
    dialogporten,
    app,
    idporten,
    callers,
    env: {
      CLIENT_ID: client.clientId,
      KEY: key.privatePem,
      KEY_ID: key.kid,
      SUBSCRIPTION_KEY: keyOf("eBevis"),
      PORT: port,
      OFFLINE_HOSTS: JSON.stringify(hosts),
    },
    close: async () => {
      await Promise.all(
        [maskinporten, idporten, exchange, prism, storage, dan, dialogporten, app].map((server) => server.close()),
      );
    },
  };
}

/** A client's redirect address is registered before the client runs. */
async function freePort(): Promise<string> {
  const server = await serve(() => {});
  await server.close();
  return new URL(server.url).port;
}

async function pinnedStorage(): Promise<object> {
  const spec = { id: "altinn3/storage/v1", format: "openapi" as const, file: "altinn3/storage/v1/openapi.json" };
  const contract = readContract(await readSpec("specs", spec), new Diagnostics());
  if (contract.kind !== "api") throw new Error("Storage is an API.");
  const document = JSON.parse(JSON.stringify(contract.document), withExamples) as object;
  return { ...document, servers: [{ url: "/" }] };
}

/** What Prism answers where a schema gives no value of its own. */
const examples: Readonly<Record<string, string>> = { appId: "ttd/demo-app", partyId: "51001234" };

function withExamples(key: string, value: unknown): unknown {
  const isSchema = key in examples && typeof value === "object" && value !== null && "type" in value;
  return isSchema ? { ...value, example: examples[key] } : value;
}
