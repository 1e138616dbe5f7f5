import type { ConnectOptions } from "altinnkit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startApi } from "../../../servers/api.js";
import { serve } from "../../../servers/listen.js";
import { altinnLike, path, startAuthWorld, type World } from "./world.js";

let world: World;
beforeEach(async () => {
  world = await startAuthWorld();
});
afterEach(() => world.close());

type Fetch = NonNullable<ConnectOptions["fetch"]>;

describe.each(["maskinporten", "altinn"] as const)("of what is shown to %s", (who) => {
  const elsewhere = () => startApi(() => ({ body: { access_token: altinnLike(), expires_in: 100 } }));
  const callAt = (url: string, fetch?: Fetch) => {
    const changes = who === "altinn" ? { exchangeUrl: url } : { tokenEndpoint: url };
    return world.archive(world.credential(changes), who, fetch && { fetch }).people.get({ path });
  };
  const from = who === "altinn" ? "Altinn" : "Maskinporten";

  test.each([301, 302, 303, 307, 308])("a redirect (%i) is an error that says so, and gets nothing", async (status) => {
    const other = await elsewhere();
    const server = await startApi(() => ({ status, headers: { location: other.url } }));
    await expect(callAt(server.url)).rejects.toThrow(
      expect.objectContaining({
        kind: "token",
        from,
        status,
        attempts: 1,
        retryable: false,
        message: `${from}: its address redirects, and nothing was sent there.`,
      }),
    );
    expect([server.received.length, other.received, world.api.received]).toEqual([1, [], []]);
    await Promise.all([other.close(), server.close()]);
  });

  test("a redirect that a browser hides is one too", async () => {
    const hidden = Object.defineProperty(Response.error(), "type", { value: "opaqueredirect" });
    const fetch: Fetch = async (request) => (request.url === "https://x.example/" ? hidden : globalThis.fetch(request));
    await expect(callAt("https://x.example/", fetch)).rejects.toThrow(
      expect.objectContaining({ kind: "token", from, status: 0, retryable: false }),
    );
  });

  test("an answer without end is not read to its end", async () => {
    let written = 0;
    const endless = await serve((_, response) => {
      const write = (): void => {
        while (!response.destroyed && response.write("x".repeat(65_536))) written += 65_536;
        if (!response.destroyed) response.once("drain", write);
      };
      write();
    });
    await expect(callAt(endless.url)).rejects.toThrow(
      expect.objectContaining({
        kind: "token",
        from,
        status: 200,
        retryable: false,
        message: `${from}: the answer is longer than 1 MB.`,
      }),
    );
    expect(written).toBeLessThan(50_000_000);
    await endless.close();
  });
});
