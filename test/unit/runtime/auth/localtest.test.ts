import { connect } from "altinnkit";
import { localtest, type LocaltestOptions } from "altinnkit/auth";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startApi, type Answer, type Api, type Received } from "../../../servers/api.js";
import { archiveV1 } from "../archive.js";
import { altinnLike, customer, path, startAuthWorld, type World } from "./world.js";

let world: World;
let server: Api;
let answer: (request: Received, before: number) => Answer;
beforeEach(async () => {
  world = await startAuthWorld();
  server = await startApi((request, before) => answer(request, before));
});
afterEach(() => Promise.all([world.close(), server.close()]));

const asked = () => server.received.map(({ method, url }) => `${method} ${url}`);

describe("localtest", () => {
  test.each<[LocaltestOptions, string]>([
    [{ userId: 1337 }, "/Home/GetTestUserToken/1337?authenticationLevel=2"],
    [{ userId: 1337, authenticationLevel: 3 }, "/Home/GetTestUserToken/1337?authenticationLevel=3"],
    [{ org: "ttd" }, "/Home/GetTestOrgToken/ttd?authenticationLevel=3"],
    [
      { org: "ttd", organization: customer, scopes: ["a", "b"] },
      `/Home/GetTestOrgToken/ttd?authenticationLevel=3&orgNumber=${customer}&scopes=a+b`,
    ],
    [{ systemUserId: "8f3d" }, "/Home/GetTestSystemUserToken?systemUserId=8f3d"],
  ])("of %j is asked for once, and not exchanged", async (options, url) => {
    const token = altinnLike();
    answer = () => ({ body: token });
    const client = world.archive(localtest({ ...options, baseUrl: server.url }));
    await client.people.get({ path });
    expect(await world.costOf(client.people.get({ path }))).toEqual({ minted: 0, exchanged: 0 });
    expect(asked()).toEqual([`GET ${url}`]);
    expect(world.shown()).toEqual([token, token]);
  });

  test("listens at local.altinn.cloud, without TLS", async () => {
    const urls: string[] = [];
    const fetch = async ({ url }: Request) => {
      urls.push(url);
      return url.includes("/Home/") ? new Response(altinnLike()) : Response.json({});
    };
    const baseUrl = "http://local.altinn.cloud/storage/api/v1";
    await connect(archiveV1, { environment: "local", baseUrl, auth: localtest({ userId: 1 }), fetch }).people.count();
    expect(urls[0]).toBe("http://local.altinn.cloud/Home/GetTestUserToken/1?authenticationLevel=2");
  });

  test("is for this machine", () => {
    expect(() => connect(archiveV1, { environment: "tt02", auth: localtest({ userId: 1 }) })).toThrow(
      'localtest() is for environment "local", not for "tt02".',
    );
    expect(() => localtest({ userId: 1, baseUrl: "http://example.com" })).toThrow(
      "baseUrl must be https; http is for this machine only.",
    );
  });
});
