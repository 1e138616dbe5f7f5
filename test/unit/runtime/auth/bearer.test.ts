import { bearer } from "altinnkit/auth";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { path, startAuthWorld, tokenOf, type World } from "./world.js";

let world: World;
beforeEach(async () => {
  world = await startAuthWorld();
});
afterEach(() => world.close());

describe("bearer", () => {
  test("is asked each time, and for a fresh token after a 401", async () => {
    world.answer = (request) => ({ status: tokenOf(request) === "old" ? 401 : 200, body: {} });
    const times: boolean[] = [];
    const auth = bearer(({ fresh }) => {
      times.push(fresh);
      return times.length > 2 || fresh ? "new" : "old";
    });
    const client = world.archive(auth);
    await client.people.get({ path });
    await client.people.get({ path });
    expect({ times, shown: world.shown() }).toEqual({ times: [false, true, false], shown: ["old", "new", "new"] });
  });

  test("does not show a token again that was refused, whoever asks", async () => {
    world.answer = (request) => ({ status: tokenOf(request) === "old" ? 401 : 200, body: {} });
    const client = world.archive(bearer(({ fresh }) => (fresh ? "new" : "old")));
    await Promise.all([client.people.get({ path }), client.people.get({ path })]);
    await client.people.get({ path });
    expect(world.shown().sort()).toEqual(["new", "new", "new", "old", "old"]);
  });

  test("is not exchanged, and not shown to an open API", async () => {
    await world
      .archive(
        bearer(() => "t"),
        "none",
      )
      .people.get({ path });
    const closed = world.archive(bearer(() => "t"));
    expect(await world.costOf(closed.people.get({ path }))).toEqual({ minted: 0, exchanged: 0 });
    expect(world.api.received.map(({ headers }) => headers.authorization)).toEqual([undefined, "Bearer t"]);
  });
});
