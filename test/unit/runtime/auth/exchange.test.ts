import { ConfigurationError } from "altinnkit";
import { idporten } from "altinnkit/auth";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { inTurn, startApi, type Answer, type Api } from "../../../servers/api.js";
import { altinnLike, path, startAuthWorld, tokenOf, type World } from "./world.js";

let world: World;
let exchange: Api | undefined;
beforeEach(async () => {
  world = await startAuthWorld();
});
afterEach(async () => {
  await Promise.all([world.close(), exchange?.close()]);
  exchange = undefined;
});

/** Calls an API by way of an exchange that answers so, one answer after the other, the last one for ever. */
async function call(...answers: readonly Answer[]) {
  exchange = await startApi(inTurn(...answers));
  return world.archive(world.credential({ exchangeUrl: exchange.url })).people.get({ path });
}

const events = () => world.events.flatMap((event) => (event.type === "token" ? [[event.outcome, event.code]] : []));

describe("the exchange", () => {
  test.each<[string, Answer]>([
    ["the bare token", { body: altinnLike() }],
    ["a JSON string", { body: ` ${JSON.stringify(altinnLike())}\n`, headers: { "content-type": "application/json" } }],
  ])("answers with %s", async (_, answer) => {
    expect((await call(answer)).response.status).toBe(200);
    expect(exchange!.received.map(({ method }) => method)).toEqual(["GET"]);
    expect(tokenOf(world.api.received[0]!).split(".")).toHaveLength(3);
  });

  test.each([
    [403, ""],
    [410, " Enterprise users are gone: use a system user."],
    [404, ""],
  ])("refuses with %i for good", async (status, hint) => {
    const work = call({ status });
    await expect(work).rejects.toThrow(
      expect.objectContaining({
        kind: "token",
        from: "Altinn",
        status,
        retryable: false,
        message: `Altinn: the exchange was refused (HTTP ${status}).${hint}`,
      }),
    );
    expect({ asked: exchange!.received.length, called: world.api.received.length }).toEqual({ asked: 1, called: 0 });
    expect(events()).toEqual([
      ["issued", undefined],
      ["refused", undefined],
    ]);
  });

  test("is told apart by the kind of token: one of ID-porten's needs a scope", async () => {
    exchange = await startApi(() => ({ status: 403 }));
    const auth = idporten({ token: () => "session", exchangeUrl: exchange.url });
    await expect(world.archive(auth).people.get({ path })).rejects.toThrow(
      'Altinn: the exchange was refused (HTTP 403). A token of ID-porten needs one of Altinn\'s scopes, "altinn:…".',
    );
  });

  test("does not know the provider: a setting is wrong", async () => {
    const failure: unknown = await call({ status: 400, body: "no such provider" }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ConfigurationError);
    expect(failure).toMatchObject({
      status: 400,
      message: 'Altinn\'s exchange does not know the provider. Check "exchangeUrl".',
    });
  });

  test("refuses a token that died on the way: a new one is minted, once", async () => {
    expect(await world.costOf(call({ status: 401 }, { body: altinnLike() }))).toEqual({ minted: 2, exchanged: 0 });
    const [first, second] = exchange!.received.map(tokenOf);
    expect(first).not.toBe(second);
  });

  test("that goes on refusing may be out of order", async () => {
    await expect(call({ status: 401 })).rejects.toThrow(
      expect.objectContaining({
        status: 401,
        message: "Altinn: the exchange was refused (HTTP 401). Altinn also says so when something of its own is down.",
      }),
    );
    expect({ asked: exchange!.received.length, called: world.api.received.length }).toEqual({ asked: 2, called: 0 });
  });

  test.each([429, 502])("is asked again after %i, as often as it says", async (status) => {
    const passing = { status, headers: { "retry-after": "0" } };
    expect(await world.costOf(call(passing, passing, { body: altinnLike() }))).toEqual({ minted: 1, exchanged: 0 });
    expect(exchange!.received).toHaveLength(3);
  });

  test.each<[string, string]>([
    ["nothing", ""],
    ["a page", "<html></html>"],
    ["broken JSON", '"eyJ'],
    ["a token that never dies", `a.${Buffer.from("{}").toString("base64url")}.c`],
  ])("answers with %s, which is no token", async (_, body) => {
    await expect(call({ body })).rejects.toThrow("Altinn: the answer holds no token with a lifetime.");
  });
});

test("a token that tells when it dies, but nobody what time it is, is refused", async () => {
  const claims = Buffer.from(JSON.stringify({ exp: 4_102_444_800 })).toString("base64url");
  const fetch = async (request: Request) =>
    request.url === world.altinn.exchangeUrl ? new Response(`a.${claims}.c`) : globalThis.fetch(request);
  await expect(world.archive(world.credential(), "altinn", { fetch }).people.get({ path })).rejects.toThrow(
    "Altinn: the answer holds no token with a lifetime.",
  );
});
