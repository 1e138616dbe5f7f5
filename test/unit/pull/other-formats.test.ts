import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Diagnostics } from "../../../generator/diagnostics.js";
import { listFiles } from "../../../generator/files.js";
import { pull, type Outcome } from "../../../generator/pull/pull.js";
import type { Source } from "../../../generator/sources/index.js";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "altinnkit-"));
  await mkdir(join(folder, "mirror"));
});

afterEach(() => rm(folder, { recursive: true }));

async function pullFiles(
  source: Source,
  files: Readonly<Record<string, string | Uint8Array>>,
  report = new Diagnostics(),
): Promise<Outcome> {
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, "mirror", name), content);
  const [outcome] = await pull([source], {
    specs: join(folder, "specs"),
    mirror: join(folder, "mirror"),
    docs: "strip",
    report,
  });
  return outcome!;
}

async function pinned(file: string): Promise<unknown> {
  return JSON.parse(await readFile(join(folder, "specs", file), "utf8"));
}

describe("an XSD", () => {
  const source: Source = {
    id: "test/xml/box",
    format: "xsd",
    title: "Boxes",
    documents: [{ name: "schema", url: "https://boxes.test/box.xsd", mirror: "box.xsd", identity: "box" }],
  };
  const xsd = `<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="box" type="xs:string"/>
</xs:schema>`;

  test.each([
    ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${xsd}`)],
    ["UTF-16 with a byte order mark", Buffer.from(`\uFEFF${xsd}`, "utf16le")],
  ])("in %s is pinned like any other", async (_name, bytes) => {
    await pullFiles(source, { "box.xsd": xsd });
    const plain = await pinned("test/xml/box/schema.json");

    expect(await pullFiles(source, { "box.xsd": bytes })).toMatchObject({ status: "pinned" });
    expect(await pinned("test/xml/box/schema.json")).toEqual(plain);
  });

  test.each<[name: string, content: string, says: RegExp]>([
    ["truncated", xsd.slice(0, 100), /box\.xsd:3:\d+: /],
    ["empty", "", /box\.xsd:1:1: /],
    ["an HTML page", "<html><body>Logg inn</body></html>", /box\.xsd:1:1: this is an HTML page, not a schema/],
    ["other XML", "<box/>", /box\.xsd:1:1: Not an XML Schema document/],
    [
      "another schema",
      xsd.replace('name="box"', 'name="lid"'),
      /box\.xsd: this is another schema: its root is lid, not box/,
    ],
    ["with a document type", `<!DOCTYPE x []>${xsd.slice(21)}`, /box\.xsd:1:1: /],
  ])("that is %s is refused, and the old pin stays", async (_name, content, says) => {
    await pullFiles(source, { "box.xsd": xsd });
    const before = await pinned("test/xml/box/schema.json");

    expect(await pullFiles(source, { "box.xsd": content })).toMatchObject({
      status: "failed",
      error: expect.stringMatching(says) as string,
    });
    expect(await pinned("test/xml/box/schema.json")).toEqual(before);
  });
});

describe("a namespace in two XSDs", () => {
  const schema = (root: string, namespace = "urn:boxes") =>
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${namespace}">` +
    `<xs:element name="${root}" type="xs:string"/></xs:schema>`;
  const source: Source = {
    id: "test/xml/boxes",
    format: "xsd",
    title: "Boxes and lids",
    documents: [
      { name: "boxes", url: "https://boxes.test/box.xsd", mirror: "box.xsd", identity: "box" },
      { name: "lids", url: "https://boxes.test/lid.xsd", mirror: "lid.xsd", identity: "lid" },
    ],
  };

  test("is one pin with the roots of both", async () => {
    expect(await pullFiles(source, { "box.xsd": schema("box"), "lid.xsd": schema("lid") })).toMatchObject({
      status: "pinned",
    });
    const pin = (await pinned("test/xml/boxes/schema.json")) as { "@xsdElements": { "@xsdName": string }[] };
    expect(pin["@xsdElements"].map((element) => element["@xsdName"])).toEqual(["box", "lid"]);
  });

  test.each<[name: string, lids: string, says: RegExp]>([
    ["is not what it was", schema("cap"), /lid\.xsd: this is another schema: its root is box or cap, not lid/],
    [
      "has another namespace",
      schema("lid", "urn:lids"),
      /test\/xml\/boxes: the namespaces urn:boxes and urn:lids would be one module/,
    ],
  ])("is refused when one of them %s", async (_name, lids, says) => {
    expect(await pullFiles(source, { "box.xsd": schema("box"), "lid.xsd": lids })).toMatchObject({
      status: "failed",
      error: expect.stringMatching(says) as string,
    });
  });
});

describe("a dataset list", () => {
  const source: Source = {
    id: "test/datasets/v1",
    format: "evidence-codes",
    title: "Datasets",
    documents: ["evidencecodes", "statuscodes", "errorcodes"].map((name) => ({
      name,
      url: `https://dan.test/${name}`,
      mirror: `${name}.json`,
    })) as unknown as Source["documents"],
  };
  const dataset = {
    evidenceCodeName: "Box",
    description: "prose",
    isAsynchronous: false,
    isPublic: true,
    belongsToServiceContexts: ["B", "A"],
    deprecationWarning: "prose",
    license: "prose",
    values: [
      {
        evidenceValueName: "lid",
        source: "S",
        valueType: "jsonSchema",
        jsonSchemaDefintion: '{"title":"prose","type":["null","object"]}',
      },
      { evidenceValueName: "none", source: "S", valueType: "jsonSchema", jsonSchemaDefintion: "" },
      { evidenceValueName: "bad", source: "S", valueType: "jsonSchema", jsonSchemaDefintion: "{" },
      {
        evidenceValueName: "gone",
        valueType: "jsonSchema",
        jsonSchemaDefintion: '{"items":{"$ref":"#/definitions/No"}}',
      },
      { evidenceValueName: "turning", valueType: "jsonSchema", jsonSchemaDefintion: '{"$ref":"#"}' },
      { evidenceValueName: "deep", valueType: "jsonSchema", jsonSchemaDefintion: "[".repeat(100_000) },
      { evidenceValueName: "bad", valueType: "string" },
      { evidenceValueName: null, valueType: "string" },
    ],
    authorizationRequirements: [
      { type: "CustomSubjectRequirement", failureAction: 0, subjectRegex: "^1$", subjectRegexDescription: "prose" },
    ],
  };
  const files = {
    "evidencecodes.json": JSON.stringify([dataset]),
    "statuscodes.json": '[{"code":2,"description":"prose"},{"code":1,"description":"prose"}]',
    "errorcodes.json": '[{"code":1001,"description":"prose"}]',
  };

  test.each([
    ["prose", undefined],
    ["Borte 2027-01-31.", "2027-01-31"],
    ["Fases ut 1.3.2027, ja 01.03.2027.", "2027-03-01"],
    ["From 2026-01-31 to 2027-01-31", undefined],
    ["Gone 99.99.2027", undefined],
  ])("on its way out as %j goes on the day that is told", async (deprecationWarning, sunset) => {
    await pullFiles(source, { ...files, "evidencecodes.json": JSON.stringify([{ ...dataset, deprecationWarning }]) });

    const { Box } = ((await pinned("test/datasets/v1/datasets.json")) as { datasets: Record<string, object> }).datasets;
    expect(Box).toMatchObject({ deprecated: true });
    expect((Box as { sunset?: string }).sunset).toBe(sunset);
  });

  test("is pinned without prose, its schemas read, its codes as numbers", async () => {
    const report = new Diagnostics();
    await pullFiles(source, files, report);

    expect(report.all.map(({ code, at }) => [code, at])).toEqual([
      ["dan-schema-missing", "/datasets/Box/values/none"],
      ["dan-schema-unreadable", "/datasets/Box/values/bad"],
      ["dan-schema-unreadable", "/datasets/Box/values/gone"],
      ["dan-schema-unreadable", "/datasets/Box/values/turning"],
      ["dan-schema-unreadable", "/datasets/Box/values/deep"],
      ["dan-value-unnamed", "/datasets/Box/values/6"],
      ["dan-value-unnamed", "/datasets/Box/values/7"],
    ]);
    expect(await pinned("test/datasets/v1/datasets.json")).toEqual({
      title: "Datasets",
      statusCodes: [1, 2],
      errorCodes: [1001],
      datasets: {
        Box: {
          isAsynchronous: false,
          isPublic: true,
          deprecated: true,
          contexts: ["A", "B"],
          aliases: [],
          parameters: [],
          requirements: [{ type: "CustomSubjectRequirement", failureAction: 0, subjectRegex: "^1$" }],
          values: [
            {
              evidenceValueName: "lid",
              source: "S",
              valueType: "jsonSchema",
              jsonSchema: { type: ["object", "null"] },
            },
            { evidenceValueName: "none", source: "S", valueType: "jsonSchema" },
            { evidenceValueName: "bad", source: "S", valueType: "jsonSchema" },
            { evidenceValueName: "gone", valueType: "jsonSchema" },
            { evidenceValueName: "turning", valueType: "jsonSchema" },
            { evidenceValueName: "deep", valueType: "jsonSchema" },
          ],
        },
      },
    });
    expect(await pinned("test/datasets/v1/names.json")).toEqual({
      datasets: { Box: "Box" },
      types: { BoxLid: { at: "Box/lid", upstream: "Box/lid" } },
    });
  });

  test.each<[name: string, file: string, content: string, says: RegExp]>([
    [
      "another document for the datasets",
      "evidencecodes.json",
      '{"openapi":"3.0.1"}',
      /evidencecodes\.json: expected a list of objects with "evidenceCodeName"/,
    ],
    [
      "a dataset listed twice",
      "evidencecodes.json",
      JSON.stringify([dataset, dataset]),
      /evidencecodes\.json: the dataset Box is listed twice/,
    ],
    [
      "a dataset without a name",
      "evidencecodes.json",
      JSON.stringify([{ ...dataset, evidenceCodeName: null }]),
      /evidencecodes\.json: \/0\/evidenceCodeName is not a name/,
    ],
    [
      "a dataset that would change what objects are",
      "evidencecodes.json",
      JSON.stringify([dataset, { ...dataset, evidenceCodeName: "__proto__" }]),
      /evidencecodes\.json: \/1\/evidenceCodeName is not a name/,
    ],
    [
      "values that are no list",
      "evidencecodes.json",
      JSON.stringify([{ ...dataset, values: 5 }]),
      /evidencecodes\.json: \/0\/values is not a list of objects/,
    ],
    [
      "values that are no objects",
      "evidencecodes.json",
      JSON.stringify([{ ...dataset, values: [5] }]),
      /evidencecodes\.json: \/0\/values is not a list of objects/,
    ],
    [
      "something else among the datasets",
      "evidencecodes.json",
      JSON.stringify([dataset, "Lid"]),
      /evidencecodes\.json: expected a list of objects/,
    ],
    ["a code that is none", "statuscodes.json", '[{"code":null}]', /statuscodes\.json: \/0\/code is not a number/],
    ["a code twice", "statuscodes.json", '[{"code":1},{"code":1}]', /statuscodes\.json: code 1 is listed twice/],
    [
      "error codes for status codes",
      "statuscodes.json",
      files["errorcodes.json"],
      /statuscodes\.json: code 1001 does not belong here/,
    ],
    [
      "a truncated list of error codes",
      "errorcodes.json",
      '[{"code":1001',
      /errorcodes\.json:1:14: the JSON ends here too soon/,
    ],
  ])("with %s is refused whole", async (_name, file, content, says) => {
    const outcome = await pullFiles(source, { ...files, [file]: content });

    expect(outcome).toMatchObject({ status: "failed", error: expect.stringMatching(says) as string });
    expect(await listFiles(folder)).toEqual(
      Object.keys(files)
        .map((name) => `mirror/${name}`)
        .sort(),
    );
  });
});
