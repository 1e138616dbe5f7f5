import { decodeJwt } from "jose";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { inTurn, startApi, type Answer } from "../../../servers/api.js";
import { altinnLike, path, startAuthWorld, tokenOf, type World } from "./world.js";

let world: World;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date", "performance"] });
  world = await startAuthWorld();
});
afterEach(() => {
  vi.useRealTimers();
  return world.close();
});

const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1000);
const retries = () => world.events.flatMap((event) => (event.type === "retry" ? [event.delayMs] : []));

/** A client whose token has been in use for a while. */
async function inUse(token: "altinn" | "maskinporten" = "altinn") {
  const client = world.archive(world.credential(), token);
  await client.people.get({ path });
  pass(6);
  return client;
}

describe("a 401", () => {
  test("is answered with one fresh token", async () => {
    const client = await inUse();
    world.answer = (_, before) => (before === 1 ? { status: 401 } : { body: { name: "Kari" } });
    expect(await world.costOf(client.people.get({ path }))).toEqual({ minted: 0, exchanged: 1 });
    const [first, second, third] = world.shown();
    expect([first === second, second === third, retries()]).toEqual([true, false, [0]]);
  });

  test("is final the second time, and only the first token is gone", async () => {
    const client = await inUse();
    world.answer = () => ({ status: 401 });
    expect((await client.people.get({ path })).response.status).toBe(401);
    expect(world.api.received).toHaveLength(3);
    world.answer = () => ({ body: {} });
    await client.people.get({ path });
    const [first, second, third, fourth] = world.shown();
    expect([first === second, second === third, third === fourth]).toEqual([true, false, true]);
  });

  test.each(["altinn", "maskinporten"] as const)(
    "that stays costs one new %s token in five seconds, however many calls there are",
    async (token) => {
      const client = await inUse(token);
      world.answer = () => ({ status: 401 });
      const calls = async () => {
        await Promise.all(Array.from({ length: 5 }, () => client.people.get({ path })));
      };
      const one = token === "altinn" ? { minted: 0, exchanged: 1 } : { minted: 1, exchanged: 0 };
      expect(await world.costOf(calls())).toEqual(one);
      expect(await world.costOf(calls())).toEqual({ minted: 0, exchanged: 0 });
      pass(5);
      expect(await world.costOf(calls())).toEqual(one);
    },
  );

  test("to a request with a body is answered with the body once more", async () => {
    const client = await inUse();
    world.answer = (_, before) => ({ status: before === 1 ? 401 : 200, body: {} });
    await client.people.add({ body: { name: "Kari" } });
    expect(world.api.received.slice(1).map(({ body }) => String(body))).toEqual(['{"name":"Kari"}', '{"name":"Kari"}']);
  });

  test("to a request with a stream is the answer, but the refused token is gone", async () => {
    const client = await inUse();
    world.answer = () => ({ status: 401 });
    const { response } = await client.files.add({ body: { content: new Blob(["a"]).stream() } });
    expect({ status: response.status, sent: world.api.received.length }).toEqual({ status: 401, sent: 2 });
    world.answer = () => ({ body: {} });
    await client.people.get({ path });
    expect(world.shown()[2]).not.toBe(world.shown()[1]);
  });

  test("to many calls at once costs one fresh token", async () => {
    const client = await inUse();
    const [old] = world.shown();
    world.answer = (request) => ({ status: tokenOf(request) === old ? 401 : 200, body: {} });
    const calls = Promise.all(Array.from({ length: 50 }, () => client.people.get({ path })));
    expect(await world.costOf(calls)).toEqual({ minted: 0, exchanged: 1 });
    expect(new Set((await calls).map(({ response }) => response.status))).toEqual(new Set([200]));
  });

  test("to a token that has only just come: the same is shown a second later, for an API whose clock is behind", async () => {
    world.answer = (_, before) => ({ status: before === 0 ? 401 : 200, body: {} });
    const call = world.archive(world.credential()).people.get({ path });
    expect(await world.costOf(call)).toEqual({ minted: 1, exchanged: 1 });
    expect({ tokens: new Set(world.shown()).size, sent: world.shown().length, retries: retries() }).toEqual({
      tokens: 1,
      sent: 2,
      retries: [1000],
    });
  });

  test("is not waited for longer than the call has", async () => {
    world.answer = () => ({ status: 401 });
    const { response } = await world.archive(world.credential()).people.get({ path }, { timeoutMs: 900 });
    expect({ status: response.status, sent: world.shown().length }).toEqual({ status: 401, sent: 1 });
  });
});

/** What the skew predicts for one call each second: half a skew before the token must not be used, the next is fetched. */
function renewals(seconds: number, lifetime: number): number {
  const skew = Math.min(30, lifetime * 0.2);
  return Math.ceil(seconds / Math.ceil(lifetime - 1.5 * skew));
}

describe("an hour with a call each second", () => {
  const hour = 3600;

  /** Runs the hour, and gives how many seconds each token shown still had. */
  async function run(token: "altinn" | "maskinporten"): Promise<number[]> {
    const left: number[] = [];
    world.answer = (request) => {
      left.push(decodeJwt(tokenOf(request)).exp! - Date.now() / 1000);
      return { body: {} };
    };
    let begun = 0;
    const key = async () => {
      begun += token === "altinn" ? 2 : 1;
      return world.key.privateJwk;
    };
    const client = world.archive(world.credential({ key }), token);
    const told = () => world.events.filter(({ type }) => type === "token").length;
    for (let second = 0; second < hour; second++) {
      await client.people.get({ path });
      // What goes on in the background is done before the clock goes on.
      while (told() < begun) await new Promise((resolve) => setImmediate(resolve));
      pass(1);
    }
    return left;
  }

  test("and tokens of 119 s mints as the skew predicts, and shows none that is about to die", async () => {
    const left = await run("maskinporten");
    expect(left).toHaveLength(hour);
    expect(Math.min(...left)).toBeGreaterThanOrEqual(0.2 * 119 - 1);
    expect([world.maskinporten.issued, renewals(hour, 119)]).toEqual([43, 43]);
  }, 60_000);

  test("and an exchange takes three Altinn tokens, however short the life of Maskinporten's", async () => {
    const left = await run("altinn");
    expect(Math.min(...left)).toBeGreaterThanOrEqual(29);
    expect({ minted: world.maskinporten.issued, exchanged: world.altinn.issued }).toEqual({
      minted: renewals(hour, 1800),
      exchanged: renewals(hour, 1800),
    });
  }, 60_000);
});

describe("a token whose answer was long on its way", () => {
  /** A client of a server that says this, one after the other, each time this many seconds after it was asked. */
  async function slowly(seconds: number, ...answers: readonly Answer[]) {
    const answer = inTurn(...answers);
    const server = await startApi((request, before) => {
      pass(seconds);
      return answer(request, before);
    });
    const client = world.archive(world.credential({ tokenEndpoint: server.url }), "maskinporten");
    return { server, call: () => client.people.get({ path }) };
  }

  test.each([
    ["still", 19, ["first", "first"]],
    ["no longer", 21, ["first", "second"]],
  ])("is as old as the question: %s good after %i seconds more", async (_, more, shown) => {
    const issued = (access_token: string) => ({ body: { access_token, expires_in: 100 } });
    const { server, call } = await slowly(60, issued("first"), issued("second"));
    await call();
    pass(more);
    await call();
    // Not what was asked for: near its end a token still serves while the next one is fetched.
    expect(world.shown()).toEqual(shown);
    await server.close();
  });

  test("is not shown when it died on its way", async () => {
    const { server, call } = await slowly(12, { body: { access_token: "t", expires_in: 10 } });
    await expect(call()).rejects.toThrow(
      expect.objectContaining({
        kind: "token",
        retryable: true,
        message: "Maskinporten: the token came too late.",
      }),
    );
    expect(world.api.received).toEqual([]);
    await server.close();
  });

  test("is no older than the question that brought it", async () => {
    const token = { body: { access_token: "t", expires_in: 50 } };
    const { server, call } = await slowly(20, { status: 503 }, token);
    await call();
    pass(14);
    await call();
    expect(server.received).toHaveLength(2);
    await server.close();
  });
});

test("an Altinn token lives from the exchange, though it says it was issued with the other", async () => {
  const iat = Math.floor(Date.now() / 1000) - 500;
  const [header, , signature] = altinnLike().split(".");
  const claims = Buffer.from(JSON.stringify({ iat, exp: iat + 1800 })).toString("base64url");
  const exchange = await startApi(() => ({ body: `${header}.${claims}.${signature}` }));
  await world.archive(world.credential({ exchangeUrl: exchange.url })).people.get({ path });
  expect(world.events.flatMap((event) => (event.type === "token" ? [Math.round(event.lifetime!)] : []))).toEqual([
    119, 1300,
  ]);
  await exchange.close();
});
