import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { startWorld } from "../servers/world.js";
import { runExample } from "../support/examples.js";
import { describeUpstream, upstream } from "../support/upstream.js";

describeUpstream("Storage as upstream's own document has it", () => {
  test("takes the calls of the example, answered by Prism from that document", async () => {
    const text = readFileSync(`${upstream}/altinn3/storage.openapi.json`, "utf8");
    const world = await startWorld(JSON.parse(text.replace(/^\uFEFF/, "")) as object);
    try {
      const { code, stdout, stderr } = await runExample("storage", world.env);

      expect([code, stderr]).toEqual([0, ""]);
      expect(stdout).toContain("Uploaded hilsen på norsk.txt as string");
      expect(world.storage.seen.map((line) => line.replace(/.*(GET|POST).* /, "$1 "))).toEqual([
        "GET 200",
        "POST 201",
        "GET 200",
        "GET 200",
      ]);
    } finally {
      await world.close();
    }
  });
});
