import { TokenError } from "altinnkit";
import type { MaskinportenOptions } from "altinnkit/auth";
import { decodeJwt } from "jose";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { inTurn, startApi, type Answer, type Api } from "../../../servers/api.js";
import { serve } from "../../../servers/listen.js";
import { customer, organization, path, startAuthWorld, tokenOf, type World } from "./world.js";

let world: World;
let server: Api | undefined;
beforeEach(async () => {
  world = await startAuthWorld();
});
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all([world.close(), server?.close()]);
  server = undefined;
});

const token: Answer = { body: { access_token: "good", expires_in: 100 } };
const refused = (status: number, code: string, error = "invalid_grant"): Answer => ({
  status,
  body: { error, error_description: `Refused ${organization} (${code}). correlation_id: 4aeafd46c0ffee0112345678` },
});

/** A token endpoint that answers so, one answer after the other, the last one for ever. */
async function endpoint(...answers: readonly Answer[]): Promise<string> {
  server = await startApi(inTurn(...answers));
  return server.url;
}

const call = (changes: Partial<MaskinportenOptions>, kind: "altinn" | "maskinporten" = "maskinporten") =>
  world.archive(world.credential(changes), kind).people.get({ path });

const grantsShown = () =>
  server!.received.map(({ body }) => decodeJwt(new URLSearchParams(body.toString()).get("assertion")!));

const events = () => world.events.flatMap((event) => (event.type === "token" ? [[event.outcome, event.code]] : []));

describe("every refusal of Maskinporten's is an error with its code and what to do, and final where asking again is in vain", () => {
  const signature = 'The signature does not fit. Check "key", its "kid" or certificate, and their environment.';

  test.each([
    [400, "MP-011", "A value is malformed, or a claim is not expected."],
    [401, "MP-100", "Check the client id, and that it is of this environment."],
    [400, "MP-110", 'The audience is wrong. Check "issuer", with the slash at its end.'],
    [401, "MP-120", signature],
    [400, "MP-121", "The registered key has expired. Rotate: register a new one."],
    [401, "MP-122", "The certificate is another organization's than the client."],
    [401, "MP-123", "The certificate chain is malformed."],
    [401, "MP-124", signature],
    [400, "MP-200", "The client has not been given the scope."],
    [400, "MP-201", "The client's integration type does not allow the scope."],
    [403, "MP-250", "The consumer has not been given the scope."],
    [403, "MP-251", "The consumer has not delegated the scope to this supplier, in this environment."],
    [400, "MP-301", "The type, a field or a value of the authorization details is not allowed, or missing."],
    [400, "MP-302", "The type, a field or a value of the authorization details is not allowed, or missing."],
    [400, "MP-303", "The type, a field or a value of the authorization details is not allowed, or missing."],
  ])("HTTP %i, %s", async (status, code, hint) => {
    const tokenEndpoint = await endpoint(refused(status, code), token);
    const failure: unknown = await call({ tokenEndpoint }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TokenError);
    expect(failure).toMatchObject({
      kind: "token",
      from: "Maskinporten",
      message: `Maskinporten: the grant was refused (${code}, HTTP ${status}). ${hint}`,
      code,
      status,
      ids: { traceId: "4aeafd46c0ffee0112345678" },
      retryable: false,
    });
    expect({ asked: server!.received.length, called: world.api.received.length }).toEqual({ asked: 1, called: 0 });
    expect(events()).toEqual([["refused", code]]);
  });

  test("one without a code of its own, known by its text", async () => {
    const tokenEndpoint = await endpoint(refused(400, "the combination consumer_org and client is invalid"), token);
    await expect(call({ tokenEndpoint })).rejects.toThrow(
      "Maskinporten: the grant was refused (invalid_grant, HTTP 400). " +
        '"consumerOrg" is the client\'s own organization. Leave it out.',
    );
    expect(server!.received).toHaveLength(1);
  });

  test("a consent that is not answered yet may be it", async () => {
    const tokenEndpoint = await endpoint(refused(400, "MP-303"));
    await expect(call({ tokenEndpoint, consent: { id: "1", from: customer } })).rejects.toThrow(
      "The type, a field or a value of the authorization details is not allowed, or missing. " +
        "A consent not yet answered is refused too: ask again when it is.",
    );
  });

  test.each<[string, Answer, string]>([
    ["text", { status: 400, body: "<html>MP-100</html>" }, "HTTP 400"],
    ["an error that is none", { status: 400, body: { error: `no ${organization}` } }, "HTTP 400"],
    ["nothing", { status: 403 }, "HTTP 403"],
    ["an error that every object has", { status: 400, body: { error: "constructor" } }, "constructor, HTTP 400"],
  ])("%s, of which nothing is told", async (_, answer, says) => {
    await expect(call({ tokenEndpoint: await endpoint(answer) })).rejects.toThrow(
      expect.objectContaining({ message: `Maskinporten: the grant was refused (${says}).` }),
    );
  });

  test.each([
    ["14857310056-310724181", {}],
    ["4aeafd46-310724181", {}],
    ["4aeafd46-148573100561", { traceId: "4aeafd46-148573100561" }],
    ["0b2e1f5a-3c4d-4e6f-8a9b-0c1d2e3f4a5b", { traceId: "0b2e1f5a-3c4d-4e6f-8a9b-0c1d2e3f4a5b" }],
  ])("an id %s is kept only when nobody's number stands in it", async (id, ids) => {
    const body = { error: "invalid_grant", error_description: `Refused (MP-200). trace_id: ${id}` };
    const tokenEndpoint = await endpoint({ status: 400, body });
    await expect(call({ tokenEndpoint })).rejects.toThrow(expect.objectContaining({ code: "MP-200", ids }));
  });

  test("a hot loop asks once in five seconds", async () => {
    const client = world.archive(world.credential({ tokenEndpoint: await endpoint(refused(400, "MP-200")) }));
    for (let i = 0; i < 100; i++) await expect(client.people.get({ path })).rejects.toThrow("MP-200");
    expect(server!.received).toHaveLength(1);
  });
});

describe("a new grant helps once", () => {
  test.each(["MP-012", "MP-130", "Issue time is after now"])("after %s", async (code) => {
    const tokenEndpoint = await endpoint(refused(400, code), token);
    expect((await call({ tokenEndpoint })).response.status).toBe(200);
    expect(tokenOf(world.api.received[0]!)).toBe("good");
    expect(new Set(grantsShown().map(({ jti }) => jti)).size).toBe(2);
    expect(events().map(([outcome]) => outcome)).toEqual(["refused", "issued"]);
  });

  test.each(["MP-012", "MP-130"])("and not twice after %s", async (code) => {
    const tokenEndpoint = await endpoint(refused(400, code));
    await expect(call({ tokenEndpoint })).rejects.toThrow(expect.objectContaining({ code, retryable: false }));
    expect(server!.received).toHaveLength(2);
  });

  test.each([
    ["behind", -3600],
    ["ahead", 3600],
  ])("when this machine's clock is an hour %s: the server's is taken over, for good", async (_, seconds) => {
    vi.useFakeTimers({ toFake: ["Date", "performance"] });
    // The server lives in this process too, so its clock is set apart from ours by what it says.
    const date = () => new Date(Date.now() - seconds * 1000).toUTCString();
    server = await startApi(({ body }) => {
      const { iat = 0 } = decodeJwt(new URLSearchParams(body.toString()).get("assertion")!);
      const inTime = Math.abs(Date.parse(date()) / 1000 - iat) <= 10;
      return { ...(inTime ? token : refused(400, "MP-130")), headers: { date: date() } };
    });
    const client = world.archive(world.credential({ tokenEndpoint: server.url }), "maskinporten");
    await client.people.get({ path });
    vi.advanceTimersByTime(90_000);
    await client.people.get({ path });
    expect(events().map(([outcome]) => outcome)).toEqual(["refused", "issued", "issued"]);
    expect(world.api.received).toHaveLength(2);
  });
});

describe("what passes is tried again, each time with a grant of its own", () => {
  test.each([429, 500, 502, 503, 504])("HTTP %i", async (status) => {
    const passing = { status, headers: { "retry-after": "0" } };
    const tokenEndpoint = await endpoint(passing, passing, token);
    expect((await call({ tokenEndpoint })).response.status).toBe(200);
    expect(new Set(grantsShown().map(({ jti }) => jti)).size).toBe(3);
  });

  test.each([429, 500, 503])("HTTP %i three times is an error that passes, and tells when", async (status) => {
    const tokenEndpoint = await endpoint({ status, headers: { "retry-after": "0" } });
    await expect(call({ tokenEndpoint })).rejects.toThrow(
      expect.objectContaining({ kind: "token", status, retryable: true, attempts: 3, retryAfterMs: 0 }),
    );
    expect(server!.received).toHaveLength(3);
    expect(events()).toEqual([["refused", undefined]]);
  });

  test("a longer wait than there is patience for is left to the caller, and kept to by the next call", async () => {
    vi.useFakeTimers({ toFake: ["Date", "performance"] });
    const tokenEndpoint = await endpoint({ status: 429, headers: { "retry-after": "45" } }, token);
    const client = world.archive(world.credential({ tokenEndpoint }), "maskinporten");
    const refusal = expect.objectContaining({ status: 429, attempts: 1, retryAfterMs: 45_000 });
    await expect(client.people.get({ path })).rejects.toThrow(refusal);
    vi.advanceTimersByTime(44_999);
    await expect(client.people.get({ path })).rejects.toThrow(refusal);
    expect(server!.received).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect((await client.people.get({ path })).response.status).toBe(200);
  });

  test.each<[string, number]>([
    ["a connection that breaks before the answer", 0],
    ["an answer that breaks off", 20],
  ])("%s", async (_, bytes) => {
    let tries = 0;
    const flaky = await serve((request, response) => {
      if (++tries === 3) return void response.end('{"access_token":"good","expires_in":100}');
      if (bytes > 0) response.writeHead(200, { "content-length": "100" }).write("x".repeat(bytes));
      setTimeout(() => request.socket.destroy(), 5);
    });
    expect((await call({ tokenEndpoint: flaky.url })).response.status).toBe(200);
    expect(tries).toBe(3);
    await flaky.close();
  });

  test.each<[string, "key" | "fetch"]>([
    ["a key function", "key"],
    ["a fetch", "fetch"],
  ])("%s that does not settle", async (_, what) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    let hanging: string = what;
    const hang = () => new Promise<never>(() => undefined);
    const key = async () => (hanging === "key" ? hang() : world.key.privateJwk);
    const client = world.archive(world.credential({ key }), "maskinporten", {
      fetch: async (request) => (hanging === "fetch" ? hang() : fetch(request)),
    });
    const late = Promise.allSettled([client.people.get({ path })]);
    await vi.advanceTimersByTimeAsync(60_000);
    vi.useRealTimers();
    expect(await late).toEqual([
      {
        status: "rejected",
        reason: expect.objectContaining({
          kind: "token",
          retryable: true,
          message: "Maskinporten: no token within 60000 ms.",
        }),
      },
    ]);
    hanging = "nothing";
    expect((await client.people.get({ path })).response.status).toBe(200);
  });

  test("nobody there is an error that passes", async () => {
    await expect(call({ tokenEndpoint: "http://127.0.0.1:9/" })).rejects.toThrow(
      expect.objectContaining({
        kind: "token",
        retryable: true,
        attempts: 3,
        message: expect.stringMatching("no answer"),
      }),
    );
    expect(events()).toEqual([["failed", undefined]]);
  });
});

test.each<[string, Answer]>([
  ["no JSON", { body: "token" }],
  ["no token", { body: { expires_in: 100 } }],
  ["no lifetime", { body: { access_token: "a" } }],
  ["a lifetime that is over", { body: { access_token: "a", expires_in: 0 } }],
])("an answer with %s is refused", async (_, answer) => {
  await expect(call({ tokenEndpoint: await endpoint(answer) })).rejects.toThrow(
    "Maskinporten: the answer holds no token with a lifetime.",
  );
  expect(world.api.received).toEqual([]);
});
