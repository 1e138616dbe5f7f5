import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { JsonObject } from "../../generator/model/json.js";
import { rewrite } from "../../generator/model/openapi-grammar.js";
import { matchPathParameters } from "../../generator/pull/openapi/match-path-parameters.js";
import { printed } from "../examples/printed.js";
import { startWorld } from "../servers/world.js";
import { runExample } from "../support/examples.js";
import { describeUpstream, upstream } from "../support/upstream.js";

/**
 * A document with two repairs: it tells path parameters that its paths do not have, and no body of some operations that
 * read one, so that Prism would refuse every request.
 */
function document(name: string): object {
  const text = readFileSync(`${upstream}/altinn3/${name}.openapi.json`, "utf8").replace(/^\uFEFF/, "");
  return rewrite(matchPathParameters(JSON.parse(text) as JsonObject), (kind, object) =>
    kind === "operation" && !("requestBody" in object)
      ? { ...object, requestBody: { content: { "*/*": {} } } }
      : object,
  );
}

describeUpstream("Apps and Storage as upstream's own documents have them", () => {
  test.each(["app-owner", "app-user"] as const)(
    "take every request of %s.ts",
    async (example) => {
      const documents = { storage: document("storage"), appV8: document("app-v8"), appV9: document("app-v9") };
      const world = await startWorld(documents);
      try {
        const { code, stdout, stderr } = await runExample(example, world.env);

        expect([code, stderr]).toEqual([0, ""]);
        expect(stdout.split("\n")).toEqual(printed[example]);
      } finally {
        await world.close();
      }
    },
    120_000,
  );
});
