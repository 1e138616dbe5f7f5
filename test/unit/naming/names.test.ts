import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../generator/model/json.js";
import { nameDatasets, noDatasetNames } from "../../../generator/model/naming/dataset-names.js";
import { nameDocument, noNames, type Names } from "../../../generator/model/naming/names.js";
import { typeIdentifier, valueIdentifier } from "../../../generator/model/naming/words.js";

interface Shape {
  readonly tag?: string;
  readonly operationId?: string;
  readonly answers?: JsonObject;
  readonly takes?: JsonObject;
}

function document(operations: Record<string, Shape>, schemas: JsonObject = {}): JsonObject {
  const paths: Record<string, Record<string, JsonObject>> = {};
  for (const [key, { tag = "Boxes", operationId, answers, takes }] of Object.entries(operations)) {
    const [method, path] = key.split(" ") as [string, string];
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: {
        tags: [tag],
        ...(operationId === undefined ? {} : { operationId }),
        ...(takes === undefined ? {} : { requestBody: { content: { "application/json": { schema: takes } } } }),
        responses: { 200: answers === undefined ? {} : { content: { "application/json": { schema: answers } } } },
      },
    };
  }
  return { openapi: "3.1.0", paths, components: { schemas } };
}

const list = { type: "array", items: {} };
const thing = { type: "object" };

describe("proposals", () => {
  const proposals: [key: string, shape: Shape, name: string][] = [
    ["GET /boxes", { answers: list }, "boxes.list"],
    ["GET /boxes/{id}", { answers: thing }, "boxes.get"],
    ["POST /boxes", { answers: thing }, "boxes.create"],
    ["PUT /boxes/{id}", {}, "boxes.update"],
    ["PATCH /boxes/{id}", {}, "boxes.update"],
    ["DELETE /boxes/{id}", {}, "boxes.delete"],
    ["GET /boxes/{id}/lids", { answers: list }, "boxes.listLids"],
    ["POST /boxes/{id}/lids", {}, "boxes.createLid"],
    ["PUT /boxes/{id}/lid", {}, "boxes.setLid"],
    ["POST /boxes/{id}/archive", {}, "boxes.archive"],
    ["POST /boxes/{id}/sync-lids", {}, "boxes.syncLids"],
    ["GET /boxes/{id}/read_status", { answers: thing }, "boxes.getReadStatus"],
    ["GET /boxes/search", { operationId: "Boxes_FindAll", answers: list }, "boxes.findAll"],
    ["GET /boxes/{id}/status", { operationId: "getBoxesStatus" }, "boxes.getStatus"],
    ["GET /a/boxes/{id}/events", { tag: "BoxEvents", answers: list }, "boxEvents.list"],
  ];

  test.each(proposals)("%s", (key, shape, name) => {
    expect(Object.values(nameDocument(document({ [key]: shape }), noNames).operations)).toEqual([name]);
  });

  test("a page around one array is a list, a thing with an id is not", () => {
    const schemas = {
      Page: { properties: { count: {}, boxes: { type: "array" } } },
      Box: { properties: { id: {}, lids: { type: ["array", "null"] } } },
    };
    const names = nameDocument(
      document(
        {
          "GET /a": { answers: { $ref: "#/components/schemas/Page" } },
          "GET /b": { answers: { $ref: "#/components/schemas/Box" } },
        },
        schemas,
      ),
      noNames,
    );

    expect(names.operations).toEqual({ "GET /a": "boxes.listA", "GET /b": "boxes.getB" });
  });

  test("words written together are told apart by words the document knows", () => {
    const names = nameDocument(document({ "PUT /boxes/{id}/filescanstatus": {} }, { FileScanStatus: {} }), noNames);

    expect(names.operations).toEqual({ "PUT /boxes/{}/filescanstatus": "boxes.setFileScanStatus" });
  });

  test("operations that would share a name are told apart by their parameters", () => {
    const names = nameDocument(
      document({
        "GET /boxes": { answers: list },
        "GET /boxes/{org}": { answers: list },
        "GET /boxes/{org}/{id}": { answers: thing },
        "GET /lids/{boxGuid}": { answers: thing },
      }),
      noNames,
    );

    expect(names.operations).toEqual({
      "GET /boxes": "boxes.list",
      "GET /boxes/{}": "boxes.listByOrg",
      "GET /boxes/{}/{}": "boxes.get",
      "GET /lids/{}": "boxes.getLid",
    });
  });
});

describe("names that were given stay", () => {
  const box = { type: "object", properties: { lid: { $ref: "#/components/schemas/Lid" } } };
  const before = document(
    { "GET /boxes/{id}": { operationId: "GetBox", answers: { $ref: "#/components/schemas/Box" } } },
    { Box: box, Lid: { type: "string" } },
  );
  const pinned = nameDocument(before, noNames);
  const again = (changed: JsonObject): Names => nameDocument(changed, pinned, before);

  test("when a path parameter is renamed", () => {
    const renamed = JSON.parse(JSON.stringify(before).replaceAll("{id}", "{boxId}")) as JsonObject;

    expect(again(renamed)).toEqual(pinned);
  });

  test("when an operationId is renamed or dropped", () => {
    expect(again(JSON.parse(JSON.stringify(before).replaceAll("GetBox", "FetchOne")) as JsonObject)).toEqual(pinned);
    expect(again(JSON.parse(JSON.stringify(before).replaceAll('"operationId":"GetBox",', "")) as JsonObject)).toEqual(
      pinned,
    );
  });

  test("when schemas are renamed, one inside the other", () => {
    const text = JSON.stringify(before)
      .replaceAll("/Box", "/Crate")
      .replaceAll('"Box"', '"Crate"')
      .replaceAll("/Lid", "/Cover")
      .replaceAll('"Lid"', '"Cover"');

    expect(again(JSON.parse(text) as JsonObject).types).toEqual({
      Box: { at: "GET /boxes/{} 200", upstream: "Crate" },
      Lid: { at: "GET /boxes/{} 200/properties/lid", upstream: "Cover" },
    });
  });

  test("when a schema is renamed and another takes its old name", () => {
    const changed = document(
      {
        "GET /boxes/{id}": { answers: { $ref: "#/components/schemas/Crate" } },
        "GET /other": { answers: { $ref: "#/components/schemas/Box" } },
      },
      { Crate: box, Box: thing, Lid: { type: "string" } },
    );

    expect(again(changed).types).toEqual({
      Box: { at: "GET /boxes/{} 200", upstream: "Crate" },
      BoxSchema: { at: "GET /other 200", upstream: "Box" },
      Lid: { at: "GET /boxes/{} 200/properties/lid", upstream: "Lid" },
    });
  });

  test("when an operation answers another schema from now on", () => {
    const changed = document(
      {
        "GET /boxes/{id}": { answers: { $ref: "#/components/schemas/BoxWithLids" } },
        "GET /other": { answers: { $ref: "#/components/schemas/Box" } },
      },
      { BoxWithLids: thing, Box: box, Lid: { type: "string" } },
    );

    expect(again(changed).types).toEqual({
      Box: { at: "GET /other 200", upstream: "Box" },
      BoxWithLids: { at: "GET /boxes/{} 200", upstream: "BoxWithLids" },
      Lid: { at: "GET /other 200/properties/lid", upstream: "Lid" },
    });
  });

  test("when schemas swap names", () => {
    const lid = { type: "string" };
    const changed = document(
      { "GET /boxes/{id}": { answers: { $ref: "#/components/schemas/Lid" } } },
      { Lid: { type: "object", properties: { lid: { $ref: "#/components/schemas/Box" } } }, Box: lid },
    );

    expect(again(changed).types).toEqual({
      Box: { at: "GET /boxes/{} 200", upstream: "Lid" },
      Lid: { at: "GET /boxes/{} 200/properties/lid", upstream: "Box" },
    });
  });

  test("when a schema is renamed, gains a property, and another takes its old name", () => {
    const crate = { type: "object", properties: { ...box.properties, more: {} } };
    const changed = document(
      {
        "GET /boxes/{id}": { answers: { $ref: "#/components/schemas/Crate" } },
        "GET /other": { answers: { $ref: "#/components/schemas/Box" } },
      },
      { Crate: crate, Box: { type: "object", properties: { other: {} } }, Lid: { type: "string" } },
    );

    expect(again(changed).types["Box"]).toEqual({ at: "GET /boxes/{} 200", upstream: "Crate" });
  });

  test("when a schema is renamed and moves to another operation", () => {
    const changed = document(
      { "GET /crates": { answers: { $ref: "#/components/schemas/Crate" } } },
      { Crate: box, Lid: { type: "string" } },
    );

    expect(again(changed).types["Box"]).toEqual({ at: "GET /crates 200", upstream: "Crate" });
  });

  test("when the operation is gone, so that a later one cannot take its name for another meaning", () => {
    const names = again(document({ "GET /crates/{id}": { answers: thing } }));

    expect(names.operations).toEqual({ "GET /boxes/{}": "boxes.get", "GET /crates/{}": "boxes.getCrate" });
  });
});

test("a schema that is called as a generated type gets another name", () => {
  const named = document(
    { "GET /boxes/{id}": { answers: { $ref: "#/components/schemas/BoxesGetRequest" } } },
    { BoxesGetRequest: thing, BoxesOperations: thing, Promise: thing },
  );

  expect(Object.keys(nameDocument(named, noNames).types)).toEqual([
    "BoxesGetRequestSchema",
    "BoxesOperationsSchema",
    "PromiseSchema",
  ]);
});

test("what is new leaves a pinned name to its holder", () => {
  const pinned = { operations: { "GET /boxes/{}": "boxes.get", "GET /old": "boxes.list" }, types: {} };
  const added = document({
    "GET /boxes/{id}": { answers: thing },
    "GET /boxes/{id}/{version}": { answers: thing },
    "GET /boxes": { answers: list },
    "GET /big/boxes": { answers: list },
  });

  expect(nameDocument(added, pinned).operations).toEqual({
    ...pinned.operations,
    "GET /boxes/{}/{}": "boxes.getByVersion",
    "GET /big/boxes": "boxes.listBigBoxes",
    "GET /boxes": "boxes.listBoxes",
  });
});

test.each([
  ["UnitBasicInformation", "UnitBasicInformation", "unitBasicInformation"],
  [
    "CRITERION.EXCLUSION.BUSINESS.BANKRUPTCY",
    "CriterionExclusionBusinessBankruptcy",
    "criterionExclusionBusinessBankruptcy",
  ],
  ["AdvRegBulk.zip", "AdvRegBulkZip", "advRegBulkZip"],
  ["RestanserV2", "RestanserV2", "restanserV2"],
  ["Måned-år", "MånedÅr", "månedÅr"],
  ["4532_skjema", "_4532Skjema", "_4532Skjema"],
  ["PDFGenerator", "PdfGenerator", "pdfGenerator"],
])("%s as an identifier", (name, type, value) => {
  expect([typeIdentifier(name), valueIdentifier(name)]).toEqual([type, value]);
});

function datasets(schema: JsonObject): JsonObject {
  const rich = { evidenceValueName: "default", jsonSchema: schema };
  return { datasets: { Grunnbok: { values: [rich] }, GrunnbokRettigheter: { values: [] } } };
}

describe("datasets", () => {
  const rights = { type: "object", properties: { holder: { $ref: "#/definitions/Holder" } } };
  const holder = { type: "string" };
  const before = datasets({
    properties: { rights: { $ref: "#/definitions/Rettigheter" } },
    definitions: { Holder: holder, Rettigheter: rights },
  });
  const pinned = nameDatasets(before, noDatasetNames);

  test("a definition that would be called as a dataset is called after its value too", () => {
    expect(pinned).toEqual({
      datasets: { Grunnbok: "Grunnbok", GrunnbokRettigheter: "GrunnbokRettigheter" },
      types: {
        GrunnbokData: { at: "Grunnbok/default", upstream: "Grunnbok/default" },
        GrunnbokDataRettigheter: { at: "Grunnbok/default/properties/rights", upstream: "Grunnbok/default#Rettigheter" },
        GrunnbokHolder: {
          at: "Grunnbok/default/properties/rights/properties/holder",
          upstream: "Grunnbok/default#Holder",
        },
      },
    });
  });

  test("a dataset that is called as a word of the language, or as a generated type, gets another name", () => {
    const names = ["Class", "Record", "types", "Moment", "statusCodes", "AdvReg", "AdvRegParameters"];
    const list = { datasets: Object.fromEntries(names.map((name) => [name, { values: [] }])) };

    expect(nameDatasets(list, noDatasetNames).datasets).toEqual({
      AdvReg: "AdvReg",
      AdvRegParameters: "AdvRegParametersDataset",
      Class: "ClassDataset",
      Moment: "MomentDataset",
      Record: "RecordDataset",
      statusCodes: "StatusCodesDataset",
      types: "TypesDataset",
    });
  });

  test("names stay when definitions are renamed, or swap their names", () => {
    const upstream = (document: JsonObject) =>
      Object.fromEntries(
        Object.entries(nameDatasets(document, pinned, before).types).map(([name, type]) => [name, type.upstream]),
      );

    const renamed = JSON.parse(
      JSON.stringify(before).replaceAll("/Rettigheter", "/Rights").replaceAll('"Rettigheter"', '"Rights"'),
    ) as JsonObject;

    expect(upstream(renamed)).toEqual({
      GrunnbokData: "Grunnbok/default",
      GrunnbokDataRettigheter: "Grunnbok/default#Rights",
      GrunnbokHolder: "Grunnbok/default#Holder",
    });
    expect(
      upstream(
        datasets({
          properties: { rights: { $ref: "#/definitions/Holder" } },
          definitions: {
            Holder: { type: "object", properties: { holder: { $ref: "#/definitions/Rettigheter" } } },
            Rettigheter: holder,
          },
        }),
      ),
    ).toEqual({
      GrunnbokData: "Grunnbok/default",
      GrunnbokDataRettigheter: "Grunnbok/default#Holder",
      GrunnbokHolder: "Grunnbok/default#Rettigheter",
    });
  });
});
