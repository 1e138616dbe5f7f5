import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { startWorld } from "../servers/world.js";
import { runExample } from "../support/examples.js";
import { describeUpstream, upstream } from "../support/upstream.js";

describeUpstream("Storage as upstream's own document has it", () => {
  test("takes the reading, and refuses the upload: the fault that the overlay corrects", async () => {
    const text = readFileSync(`${upstream}/altinn3/storage.openapi.json`, "utf8");
    const world = await startWorld({ storage: JSON.parse(text.replace(/^\uFEFF/, "")) as object });
    try {
      const { code, stdout, stderr } = await runExample("storage", world.env);

      expect([code, stdout]).toEqual([1, "Instance of string, owned by party string\n"]);
      expect(stderr).toContain("POST /instances/{instanceOwnerPartyId}/{instanceGuid}/data: the API answered 400.");
      expect(world.storage.seen.map((line) => line.replace(/ .* /, " "))).toEqual(["GET 200", "POST 400"]);
    } finally {
      await world.close();
    }
  });
});
