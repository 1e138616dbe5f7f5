import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Diagnostics } from "../../../generator/diagnostics.js";
import { generate } from "../../../generator/generate.js";
import { pull, type Outcome } from "../../../generator/pull/pull.js";
import type { Source } from "../../../generator/sources/index.js";
import { listSpecs, readSpecs } from "../../../generator/specs.js";

const source: Source = {
  id: "test/boxes/v1",
  format: "graphql",
  title: "Boxes",
  documents: [{ name: "schema", url: "https://boxes.test/graphql", mirror: "boxes.graphql", identity: "box" }],
  api: {
    servers: { tt02: "https://tt02.boxes.test", prod: "https://boxes.test" },
    auth: { token: "maskinporten" },
    graphql: { path: "/graphql", stream: "/graphql/stream", policies: { user: { scopes: [["boxes"]] } } },
  },
};

const upstream = `
"""A prose sentence about all of it."""
schema { query: Q }
"Prose." type Q @authorize(policy: "user") { lid: String @deprecated(reason: "More prose.") box("Prose." id: ID!, at: Time): Box }
type Box { size: Size! id: ID! }
"Prose." enum Size { SMALL "Prose." LARGE }
# A remark.
scalar Time
directive @authorize(policy: String) on OBJECT
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "altinnkit-"));
  await mkdir(join(folder, "mirror"));
});
afterEach(() => rm(folder, { recursive: true }));

async function pulled(
  schema: string | Uint8Array,
  { docs = "strip", report = new Diagnostics() }: { docs?: "strip" | "keep"; report?: Diagnostics } = {},
): Promise<Outcome> {
  await writeFile(join(folder, "mirror/boxes.graphql"), schema);
  const places = { specs: join(folder, "specs"), mirror: join(folder, "mirror") };
  const [outcome] = await pull([source], { ...places, docs, report });
  return outcome!;
}

const pinned = () => readFile(join(folder, "specs/test/boxes/v1/schema.graphql"), "utf8");

describe("a GraphQL schema", () => {
  test("is pinned sorted, without prose, with where and how its service runs", async () => {
    expect(await pulled(upstream)).toMatchObject({
      status: "pinned",
      entry: { format: "graphql", origin: "published", title: "Boxes", version: "" },
    });
    expect(await pinned())
      .toBe(`directive @policy(name: String!, scopes: [[String!]!], token: String) repeatable on SCHEMA

directive @server(environment: String!, url: String!) repeatable on SCHEMA

directive @service(path: String!, stream: String!, title: String!, token: String!) on SCHEMA

extend schema @service(path: "/graphql", stream: "/graphql/stream", title: "Boxes", token: "maskinporten")
extend schema @server(environment: "tt02", url: "https://tt02.boxes.test")
extend schema @server(environment: "prod", url: "https://boxes.test")
extend schema @policy(name: "user", scopes: [["boxes"]])

directive @authorize(policy: String) on OBJECT

schema {
  query: Q
}

type Box {
  id: ID!
  size: Size!
}

type Q @authorize(policy: "user") {
  box(at: Time, id: ID!): Box
  lid: String @deprecated
}

enum Size {
  LARGE
  SMALL
}

scalar Time
`);
  });

  test("is read from its pin as it was pulled", async () => {
    await pulled(upstream);
    const [spec] = await readSpecs(join(folder, "specs"));

    expect(await listSpecs(join(folder, "specs"))).toEqual([
      { id: "test/boxes/v1", format: "graphql", file: "test/boxes/v1/schema.graphql" },
    ]);
    expect(spec!.document).toMatchObject({
      service: { title: "Boxes", token: "maskinporten", path: "/graphql", stream: "/graphql/stream" },
      policies: [{ name: "user", scopes: [["boxes"]] }],
      servers: [{ environment: "tt02" }, { environment: "prod", url: "https://boxes.test" }],
    });
    expect(await pulled(upstream)).toMatchObject({ status: "unchanged" });
  });

  test("in another order, in UTF-16 or with a byte order mark is the same schema", async () => {
    await pulled(upstream);
    const plain = await pinned();

    const turned = upstream.replace("SMALL", "LARGE").replace('"Prose." LARGE }', "SMALL }");
    expect(await pulled(Buffer.from(`\uFEFF${turned}`, "utf16le"))).toMatchObject({ status: "pinned" });
    expect(await pinned()).toBe(plain);
  });

  test("keeps its prose when asked to", async () => {
    await pulled(upstream, { docs: "keep" });

    expect((await pinned()).match(/prose/gi)).toHaveLength(6);
  });

  test.each<[name: string, content: string, says: RegExp]>([
    ["truncated", upstream.slice(0, upstream.indexOf("Time): Box")), /boxes\.graphql:4:\d+: Syntax Error/],
    ["empty", "", /boxes\.graphql:1:1: Syntax Error: Unexpected <EOF>/],
    ["an HTML page", "<html><body>Logg inn</body></html>", /boxes\.graphql:1:1: this is HTML or XML, not GraphQL/],
    ["a JSON document", '{"openapi":"3.0.1"}', /boxes\.graphql:1:2: Syntax Error/],
    ["of operations alone", "query { box { id } }", /boxes\.graphql: .*(executable|Query root type)/i],
    ["without a type it refers to", upstream.replace("scalar Time", ""), /boxes\.graphql: Unknown type "Time"/],
    ["at odds with itself", upstream.replace("id: ID!, at", "id: Box, at"), /boxes\.graphql: .*must be Input Type/],
    ["another one", upstream.replace("box(", "crate("), /boxes\.graphql: this is another schema: it has no query box/],
  ])("that is %s is refused, and the old pin stays", async (_name, content, says) => {
    await pulled(upstream);
    const before = await pinned();

    expect(await pulled(content)).toMatchObject({ status: "failed", error: expect.stringMatching(says) as string });
    expect(await pinned()).toBe(before);
  });
});

describe("operations of ours", () => {
  const write = (text: string) => writeFile(join(folder, "specs/test/boxes/v1/operations.graphql"), text);
  const generated = async () => generate(await readSpecs(join(folder, "specs")), new Diagnostics());

  test("that no longer fit are told and do not hold the pin back, but nothing is generated from them", async () => {
    await pulled(upstream);
    await write(`query boxes_get { box(id: "1") { id size } }`);
    const report = new Diagnostics();

    expect(await pulled(upstream.replace("size: Size! ", ""), { report })).toMatchObject({ status: "pinned" });
    expect(report.all.map(({ code, at }) => [code, at])).toEqual([
      ["operations-stale", 'test/boxes/v1/operations.graphql:1:37: Cannot query field "size" on type "Box".'],
    ]);
    await expect(generated()).rejects.toThrow(
      'test/boxes/v1/operations.graphql:1:37: Cannot query field "size" on type "Box".\n' +
        "If upstream changed its schema, change the operation with it.",
    );
  });

  test.each([
    ["that cannot be read", "query boxes_get {", /operations\.graphql:1:18: Syntax Error/],
    ["without a group in its name", "query boxes { lid }", /operations\.graphql: boxes is not called `group_name`/],
    ["in a group that clients have", "query subscribe_now { lid }", /operations\.graphql: subscribe_now is not called/],
    ["without a name", "{ lid }", /operations\.graphql: an operation without a name is not called/],
    [
      "of whose types two would have one name",
      "query boxes_get { box(id: 1) { ...BoxesGetData } } fragment BoxesGetData on Box { id }",
      /operations\.graphql: two types would be called BoxesGetData/,
    ],
  ])("%s are for the user to mend", async (_, text, says) => {
    await pulled(upstream);
    await write(text);

    await expect(generated()).rejects.toThrow(says);
    await expect(generated()).rejects.toMatchObject({ name: expect.stringMatching(/InputError/) as string });
  });
});
