import type { IncomingMessage } from "node:http";
import type { JWTPayload } from "jose";
import type { PartyResponse } from "../../../generated/altinn3/app/v8/schemas.gen.js";
import type { Answer, Received } from "../api.js";
import { pinned } from "../documents.js";
import { startGateway, type Gateway } from "../gateway.js";
import type { Running } from "../listen.js";
import { startPrism } from "../prism.js";
import { appApi } from "./app-api.js";
import { callerOf, parties, type Caller } from "./parties.js";
import { moveOn } from "./process.js";
import { storageApi } from "./storage-api.js";
import { keepInstances, type InstanceStore } from "./store.js";

/** Documents that requests are judged by; left out, the pinned ones with their overlays. */
export interface Documents {
  readonly storage?: object;
  readonly appV8?: object;
  readonly appV9?: object;
}

/** Storage, and two apps that keep their instances there. */
export interface InstanceApis {
  readonly storage: Gateway;
  /** `ttd/stipend`. */
  readonly appV8: Gateway;
  /** `ttd/soknad`. */
  readonly appV9: Gateway;
}

/** An API, as it is judged and as it answers. */
interface Judged {
  readonly id: string;
  readonly document: object | undefined;
  readonly base: string;
  readonly answer: (request: Received, caller: Caller) => Answer | undefined | Promise<Answer | undefined>;
}

/**
 * Starts Storage and two apps. Prism judges every request by the API's document; what it finds good is answered out of
 * the instances in memory, and what these do not know by Prism.
 */
export async function startInstanceApis(
  verify: (token: string, headers: IncomingMessage["headers"]) => Promise<JWTPayload>,
  { storage, appV8, appV9 }: Documents,
): Promise<InstanceApis> {
  const store = keepInstances();
  seed(store);

  async function start({ id, document, base, answer }: Judged): Promise<Gateway> {
    // It takes seconds to start, and most programs call one of these APIs.
    let prism: Promise<Running> | undefined;
    const gateway = await startGateway({
      upstream: async () => (await (prism ??= startJudge())).url,
      // Upstream's own documents have it in their paths.
      base: document ? "" : base,
      verify,
      answer: (request, claims) => answer(request, callerOf(claims)),
    });
    const close = async () => {
      await Promise.all([gateway.close(), (await prism)?.close()]);
    };
    const startJudge = async () => startPrism(document ?? (await pinned(id)));
    return { ...gateway, close };
  }
  const app = (version: "v8" | "v9", appId: string, document: object | undefined) =>
    start({ id: `altinn3/app/${version}`, document, base: `/${appId}`, answer: appApi(store, appId) });

  const [storageGateway, appV8Gateway, appV9Gateway] = await Promise.all([
    start({ id: "altinn3/storage/v1", document: storage, base: "/storage/api/v1", answer: storageApi(store) }),
    app("v8", "ttd/stipend", appV8),
    app("v9", "ttd/soknad", appV9),
  ]);
  return { storage: storageGateway, appV8: appV8Gateway, appV9: appV9Gateway };
}

/** What others did before: an instance begun, and two sent in. */
function seed(store: InstanceStore): void {
  const [person, organization] = parties as [PartyResponse, PartyResponse];
  const userId = "20012345";
  store.create("ttd/demo-app", person, userId, "7d2f6a3e-5c4b-4f0a-9a1e-2b3c4d5e6f70");
  const sent = store.create("ttd/stipend", person, userId, "3c1d5b7a-9e2f-4a6b-8c0d-1e2f3a4b5c6d");
  const other = store.create("ttd/stipend", organization, userId, "8f4e2d1c-6b5a-4d3e-9f0a-2b1c3d4e5f60");
  const geek = { navn: "Kari Fjord", foedselsdato: "1990-01-31", epost: "kari@fjord.test" };
  const form = { Innrapportoer: { geek }, InnrapporterteData: { geekType: "frontend" } };
  for (const { instance, contents } of [sent, other]) {
    store.write({ instance, contents }, { dataType: "melding", contentType: "application/xml" }, { form });
    moveOn(instance);
    moveOn(instance);
  }
  const file = { dataType: "vedlegg", contentType: "text/plain", filename: "attest.txt" };
  store.write(sent, file, { bytes: Buffer.from("Synthetic\n") });
}
