import { connect, ConfigurationError, type ClientEvent } from "altinnkit";
import type { AuthTarget, Credential } from "altinnkit/auth";
import { describe, expect, expectTypeOf, test } from "vitest";
import { archiveV1, type ArchiveOperations, type ArchivePaths } from "./archive.js";
import { api } from "altinnkit/codegen";

const path = { ssn: "14857310056" };
const { people, files } = archiveV1.operations;

const archiveV2 = api<ArchivePaths, ArchiveOperations>({
  ...archiveV1,
  id: "test/archive/v2",
  version: "v2",
  servers: { tt02: "https://archive.tt02.example/api/v2" },
  operations: { people: { ...people, remove: { ...people!.remove!, deprecated: true } }, files: files! },
});

describe("versions", () => {
  test("each client tells its own, and several live side by side", async () => {
    const urls: string[] = [];
    const fetch = async ({ url }: Request) => {
      urls.push(url);
      return Response.json({});
    };
    const v1 = connect(archiveV1, { environment: "tt02", fetch });
    const v2 = connect(archiveV2, { environment: "tt02", fetch });
    await v1.people.get({ path });
    await v2.people.get({ path });
    expect([v1.version, v2.version, archiveV2.version]).toEqual([undefined, "v2", "v2"]);
    expect(urls.map((url) => new URL(url).pathname)).toEqual([
      "/api/v1/people/14857310056",
      "/api/v2/people/14857310056",
    ]);
  });

  test("a group of operations called as one of the client's own members is kept", () => {
    interface Odd {
      readonly version: { get(): Promise<unknown> };
    }
    const odd = api<object, Odd>({
      id: "test/odd/v1",
      version: "v1",
      servers: { tt02: "https://odd.example" },
      auth: { token: "none" },
      operations: { version: { get: { method: "GET", path: "/version" } } },
    });
    const client = connect(odd, { environment: "tt02" });
    expectTypeOf(client.version).toEqualTypeOf<Odd["version"]>();
    expect(client.version).toEqual({ get: expect.any(Function) as unknown });
  });
});

describe("deprecations", () => {
  const call = { api: "test/archive/v2", operation: "people.remove", method: "DELETE", path: "/people/{ssn}" };
  const watched = (headers: Record<string, string>) => {
    const events: ClientEvent[] = [];
    const client = connect(archiveV2, {
      environment: "tt02",
      fetch: async () => Response.json({}, { headers }),
      onEvent: (event) => event.type === "deprecation" && events.push(event),
    });
    return { client, events };
  };

  test("one the contract knows is told once, however often it is called", async () => {
    const { client, events } = watched({});
    await client.people.remove({ path });
    await client.people.remove({ path });
    await client.people.get({ path });
    expect(events).toEqual([{ type: "deprecation", call, said: "contract" }]);
  });

  test("one an answer tells of has its dates, in either form", async () => {
    const { client, events } = watched({ deprecation: "@1767225600", sunset: "Wed, 01 Jul 2026 00:00:00 GMT" });
    await client.people.remove({ path });
    await client.people.get({ path });
    const dates = { said: "answer", since: "2026-01-01T00:00:00.000Z", sunset: "2026-07-01T00:00:00.000Z" };
    expect(events).toEqual([
      { type: "deprecation", call, ...dates },
      { type: "deprecation", call: { ...call, operation: "people.get", method: "GET" }, ...dates },
    ]);
  });

  test.each([{ deprecation: "true" }, { deprecation: "@99999999999999" }, { sunset: "soon" }])(
    "a date that cannot be read is left out: %j",
    async (headers) => {
      const { client, events } = watched(headers);
      await client.people.get({ path });
      expect(events).toEqual([
        { type: "deprecation", call: { ...call, operation: "people.get", method: "GET" }, said: "answer" },
      ]);
    },
  );
});

describe("on behalf of another", () => {
  test("the same credentials are bound anew, with who it is for", async () => {
    const bound: Partial<AuthTarget>[] = [];
    const credential: Credential = {
      bind: ({ api, identity, token, environment }) => {
        bound.push({ api, token, environment, ...(identity ? { identity } : {}) });
        return (next) => (request, call) => {
          request.headers.set("X-Acting-For", identity?.consumerOrg ?? "itself");
          return next(request, call);
        };
      },
    };
    const actors: (string | null)[] = [];
    const fetch = async ({ headers }: Request) => {
      actors.push(headers.get("x-acting-for"));
      return Response.json({});
    };
    const client = connect(archiveV1, { environment: "tt02", auth: credential, fetch });
    const other = client.as({ consumerOrg: "310724181" });
    await client.people.get({ path });
    await other.people.get({ path });
    await other.as({ consumerOrg: "313724182" }).people.get({ path });

    const target = { api: "test/archive/v1", token: "altinn", environment: "tt02" };
    expect(actors).toEqual(["itself", "310724181", "313724182"]);
    expect(bound).toEqual([
      target,
      { ...target, identity: { consumerOrg: "310724181" } },
      { ...target, identity: { consumerOrg: "313724182" } },
    ]);
    expectTypeOf(other).toEqualTypeOf(client);
  });

  test("without credentials there is nobody to act", () => {
    const client = connect(archiveV1, { environment: "tt02" });
    expect(() => client.as({ consumerOrg: "310724181" })).toThrow(
      new ConfigurationError('A client without "auth" cannot act for another.'),
    );
  });
});
