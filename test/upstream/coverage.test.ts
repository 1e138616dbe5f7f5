import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema } from "graphql";
import { expect, test } from "vitest";
import { Diagnostics } from "../../generator/diagnostics.js";
import { arrayAt, isObject, textAt, type JsonObject } from "../../generator/model/json.js";
import { operationKey, operationsOf } from "../../generator/model/operation-shape.js";
import { readContract } from "../../generator/read/index.js";
import { sources } from "../../generator/sources/index.js";
import { readSpecs } from "../../generator/specs.js";
import { describeUpstream, upstream } from "../support/upstream.js";

/** Documents that are no contracts of ours, and why. */
const others: Readonly<Record<string, string>> = {
  "accessmanagement-resourceowner.malformed.openapi.json": "refused: it holds its components among its paths",
  "app-v8-custom.openapi.json": "one app's own document, as a user generates from",
  "app-v9-custom.openapi.json": "one app's own document, as a user generates from",
  "storage-public.openapi.json": "a part of the whole Storage document",
};

const folder = `${upstream}/altinn3`;
const documents = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".json")) : [];

/** Method and whole URL path of every operation, parameters unnamed. */
function keysOf(document: JsonObject, base: (path: string) => string): string[] {
  return operationsOf(document).map(({ method, path }) => operationKey(method, base(path)).toLowerCase());
}

function pathOf(url: string): string {
  return url.replace(/^https?:\/\/[^/]+/, "");
}

describeUpstream("every operation of the Altinn 3 documents", async () => {
  const specs = await readSpecs("specs");
  const generated = new Set(
    specs
      .filter(({ format, id }) => format === "openapi" && !id.startsWith("dan/"))
      .flatMap(({ document }) => {
        const [server] = arrayAt(document, "servers").filter(isObject);
        return keysOf(document, (path) => pathOf(textAt(server, "url") ?? "") + path);
      }),
  );

  test.each(documents.filter((file) => !(file in others)))("%s", (file) => {
    const text = readFileSync(join(folder, file), "utf8").replace(/^\uFEFF/, "");
    const document = JSON.parse(text) as JsonObject;
    const holders = sources.filter(({ documents }) => documents.some(({ mirror }) => mirror === `altinn3/${file}`));
    const bases = holders.flatMap(({ api }) => ({
      server: pathOf(Object.values(api?.servers ?? {})[0] ?? ""),
      written: api?.basePath ?? "",
    }));
    const base = (path: string): string => {
      const holder = bases.find(
        ({ written }) => written !== "" && (path === written || path.startsWith(`${written}/`)),
      );
      return holder === undefined
        ? bases[0]!.server + path
        : holder.server + (path.slice(holder.written.length) || "/");
    };
    const wanted = keysOf(document, base);

    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter((key) => !generated.has(key))).toEqual([]);
  });

  test("the public Storage document is a part of the whole one", () => {
    const read = (file: string): JsonObject =>
      JSON.parse(readFileSync(join(folder, file), "utf8").replace(/^\uFEFF/, "")) as JsonObject;
    const whole = keysOf(read("storage.openapi.json"), (path) => path.replace("/storage/api/v1", ""));

    expect(keysOf(read("storage-public.openapi.json"), (path) => path).filter((key) => !whole.includes(key))).toEqual(
      [],
    );
  });

  test("every field that is asked for at the root of the GraphQL schema has an operation of ours", async () => {
    const schema = buildSchema(
      readFileSync(join(folder, "dialogporten.schema.graphql"), "utf8").replace(/^\uFEFF/, ""),
    );
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const wanted = roots.flatMap((root) => Object.keys(root?.getFields() ?? {}));
    const contracts = specs.map((spec) => readContract(spec, new Diagnostics()));
    const asked = contracts.flatMap((contract) =>
      contract.kind === "graphql" ? contract.operations.flatMap(({ fields }) => fields) : [],
    );

    expect(wanted.length).toBe(9);
    expect(asked.toSorted()).toEqual(wanted.toSorted());
  });
});
