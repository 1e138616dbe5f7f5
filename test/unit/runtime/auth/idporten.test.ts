import { connect } from "altinnkit";
import { idporten } from "altinnkit/auth";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startApi, type Answer, type Api, type Received } from "../../../servers/api.js";
import { archiveV1 } from "../archive.js";
import { altinnLike, path, startAuthWorld, tokenOf, type World } from "./world.js";

let world: World;
let server: Api;
let answer: (request: Received, before: number) => Answer;
beforeEach(async () => {
  world = await startAuthWorld();
  server = await startApi((request, before) => answer(request, before));
});
afterEach(() => Promise.all([world.close(), server.close()]));

describe("idporten", () => {
  const exchanging = (token: Parameters<typeof idporten>[0]["token"]) => idporten({ token, exchangeUrl: server.url });

  test("exchanges a session's token once, and each person's on its own", async () => {
    answer = (request) => ({ body: altinnLike(tokenOf(request)) });
    let session = "kari";
    const client = world.archive(exchanging(() => session));
    const calls = async () => {
      await Promise.all([client.people.get({ path }), client.people.get({ path })]);
      session = session === "kari" ? "ola" : "kari";
    };
    await calls();
    await calls();
    await calls();
    expect(server.received.map(tokenOf)).toEqual(["kari", "ola"]);
    const names = world
      .shown()
      .map((token) => JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString()).name as string);
    expect(names).toEqual(["kari", "kari", "ola", "ola", "kari", "kari"]);
    expect(world.told()).toEqual(["Altinn issued", "Altinn issued"]);
  });

  test("exchanges for an API that takes Maskinporten's as well, since it takes Altinn's too", async () => {
    const token = altinnLike();
    answer = () => ({ body: token });
    await world
      .archive(
        exchanging(() => "session"),
        "maskinporten",
      )
      .people.get({ path });
    expect(world.shown()).toEqual([token]);
  });

  test("asks for a fresh session once when the exchange refuses it", async () => {
    answer = (request) => (tokenOf(request) === "old" ? { status: 401 } : { body: altinnLike() });
    const client = world.archive(exchanging(({ fresh }) => (fresh ? "new" : "old")));
    expect((await client.people.get({ path })).response.status).toBe(200);
    expect(server.received.map(tokenOf)).toEqual(["old", "new"]);
  });

  test("says which scope is missing", async () => {
    answer = () => ({ status: 403 });
    await expect(world.archive(exchanging(() => "session")).people.get({ path })).rejects.toThrow(
      'Altinn: the exchange was refused (HTTP 403). A token of ID-porten needs one of Altinn\'s scopes, "altinn:…".',
    );
  });

  test("shows no broken token", async () => {
    await expect(world.archive(exchanging(() => "a\nb")).people.get({ path })).rejects.toThrow(
      "ID-porten: the token is empty or unfit for a header.",
    );
    expect(server.received).toEqual([]);
  });

  test("knows each environment's exchange", async () => {
    const urls: string[] = [];
    const fetch = async ({ url }: Request) => {
      urls.push(url);
      return url.includes("exchange") ? new Response(altinnLike()) : Response.json({});
    };
    for (const environment of ["prod", "tt02"] as const) {
      await connect(archiveV1, { environment, auth: idporten({ token: () => "s" }), fetch }).people.get({ path });
    }
    expect(urls.filter((url) => url.includes("exchange"))).toEqual([
      "https://platform.altinn.no/authentication/api/v1/exchange/id-porten",
      "https://platform.tt02.altinn.no/authentication/api/v1/exchange/id-porten",
    ]);
  });
});
