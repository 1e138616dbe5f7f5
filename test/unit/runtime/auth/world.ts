import { connect, type ApiAuth, type ClientEvent, type ConnectOptions } from "altinnkit";
import { maskinporten, type Credential, type MaskinportenOptions } from "altinnkit/auth";
import { startAltinnExchange, type AltinnExchange } from "../../../servers/altinn-exchange.js";
import { startApi, type Answer, type Api, type Received } from "../../../servers/api.js";
import type { RegisteredClient } from "../../../servers/house-rules.js";
import { newKey, type TestKey } from "../../../servers/keys.js";
import { startMaskinporten, type Maskinporten } from "../../../servers/maskinporten.js";
import { archiveV1 } from "../archive.js";

export const clientId = "11111111-2222-4333-8444-555555555555";
export const organization = "310724181";
/** Another organization that nobody is. */
export const customer = "312345670";
export const path = { ssn: "14857310056" };

type Auth = Credential | readonly Credential[];

/** Maskinporten, Altinn's exchange and an API, and a client of theirs. */
export interface World {
  readonly key: TestKey;
  readonly maskinporten: Maskinporten;
  readonly altinn: AltinnExchange;
  readonly api: Api;
  /** What the API answers from now on; left out, an empty object. */
  answer: (request: Received, before: number) => Answer | Promise<Answer>;
  /** Everything that clients told of themselves. */
  readonly events: ClientEvent[];
  credential(changes?: Partial<MaskinportenOptions>): Credential;
  archive(auth: Auth, token?: ApiAuth["token"], options?: Partial<ConnectOptions>): ReturnType<typeof archiveOf>;
  /** The tokens that calls brought to the API, in order. */
  shown(): string[];
  /** What clients told of tokens, as "Maskinporten issued". */
  told(): string[];
  /** How many tokens some work takes. */
  costOf(work: Promise<unknown>): Promise<{ minted: number; exchanged: number }>;
  close(): Promise<unknown>;
}

function archiveOf(url: string, auth: Auth, token: ApiAuth["token"], options: Partial<ConnectOptions>) {
  const descriptor = { ...archiveV1, auth: { token } };
  return connect(descriptor, { environment: "custom", baseUrl: url, auth, policies: [], ...options });
}

let ownKey: Promise<TestKey> | undefined;

export async function startAuthWorld(registered: Partial<RegisteredClient> = {}): Promise<World> {
  const key = await (ownKey ??= newKey("key-1"));
  const scopes = ["test:archive.read", "test:archive.write"];
  const client = { clientId, organization, scopes, keys: [key.publicJwk], ...registered };
  const tokens = await startMaskinporten({ clients: [client] });
  const altinn = await startAltinnExchange(tokens);
  const api = await startApi((request, before) => world.answer(request, before));
  const events: ClientEvent[] = [];
  const world: World = {
    key,
    maskinporten: tokens,
    altinn,
    api,
    answer: () => ({ body: {} }),
    events,
    credential: (changes = {}) =>
      maskinporten({
        clientId,
        key: key.privateJwk,
        scopes: ["test:archive.read"],
        issuer: tokens.issuer,
        exchangeUrl: altinn.exchangeUrl,
        ...changes,
      }),
    archive: (auth, token = "altinn", options = {}) =>
      archiveOf(api.url, auth, token, { onEvent: (event) => events.push(event), ...options }),
    shown: () => api.received.map(tokenOf),
    told: () => events.flatMap((event) => (event.type === "token" ? [`${event.from} ${event.outcome}`] : [])),
    async costOf(work) {
      const before = { minted: tokens.issued, exchanged: altinn.issued };
      await work;
      return { minted: tokens.issued - before.minted, exchanged: altinn.issued - before.exchanged };
    },
    close: () => Promise.all([tokens.close(), altinn.close(), api.close()]),
  };
  return world;
}

export const tokenOf = ({ headers }: Received): string => headers.authorization?.replace("Bearer ", "") ?? "";

/** An organization, as tokens name one. */
export const party = (number: string) => ({ authority: "iso6523-actorid-upis", ID: `0192:${number}` });

/** A token with a lifetime of half an hour, signed by nobody. */
export function altinnLike(name = "anyone"): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const iat = Math.floor(Date.now() / 1000);
  return `${part({ alg: "RS256" })}.${part({ name, iat, exp: iat + 1800 })}.c2lnbmF0dXJl`;
}
