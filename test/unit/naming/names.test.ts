import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../generator/model/json.js";
import { nameDatasets } from "../../../generator/model/naming/dataset-names.js";
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
    expect(Object.values(nameDocument(document({ [key]: shape }), noNames).names.operations)).toEqual([name]);
  });

  test("a page around one array is a list, a thing with an id is not", () => {
    const schemas = {
      Page: { properties: { count: {}, boxes: { type: "array" } } },
      Box: { properties: { id: {}, lids: { type: ["array", "null"] } } },
    };
    const { names } = nameDocument(
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
    const { names } = nameDocument(document({ "PUT /boxes/{id}/filescanstatus": {} }, { FileScanStatus: {} }), noNames);

    expect(names.operations).toEqual({ "PUT /boxes/{}/filescanstatus": "boxes.setFileScanStatus" });
  });

  test("operations that would share a name are told apart by their parameters", () => {
    const { names } = nameDocument(
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
  const { names: pinned } = nameDocument(before, noNames);
  const again = (changed: JsonObject): Names => nameDocument(changed, pinned).names;

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

  test("when a schema is renamed and another takes its old name elsewhere, the old name stays with the old name", () => {
    const changed = document(
      {
        "GET /boxes/{id}": { answers: { $ref: "#/components/schemas/Crate" } },
        "GET /other": { answers: { $ref: "#/components/schemas/Box" } },
      },
      { Crate: box, Box: thing, Lid: { type: "string" } },
    );

    expect(Object.entries(again(changed).types).map(([name, { upstream }]) => [name, upstream])).toEqual(
      [
        ["Lid", "Lid"],
        ["Box", "Box"],
        ["Crate", "Crate"],
      ].sort((one, other) => ["Box", "Lid", "Crate"].indexOf(one[0]!) - ["Box", "Lid", "Crate"].indexOf(other[0]!)),
    );
  });

  test("when the operation is gone, so that a later one cannot take its name for another meaning", () => {
    const names = again(document({ "GET /crates/{id}": { answers: thing } }));

    expect(names.operations).toEqual({ "GET /boxes/{}": "boxes.get", "GET /crates/{}": "boxes.getCrate" });
  });
});

test("a proposal that is taken by a pinned name is a collision", () => {
  const pinned = { operations: { "GET /old": "boxes.list" }, types: {} };
  const { collisions } = nameDocument(document({ "GET /boxes": { answers: list } }), pinned);

  expect(collisions).toEqual([{ name: "boxes.list", between: ["GET /old", "GET /boxes"] }]);
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

test("a definition that would be called as a dataset is called after its value too", () => {
  const datasets = {
    Grunnbok: { values: [{ evidenceValueName: "default", jsonSchema: { definitions: { Rettigheter: {} } } }] },
    GrunnbokRettigheter: { values: [] },
  };

  expect(nameDatasets({ datasets }, {})).toEqual({
    datasets: { Grunnbok: "Grunnbok", GrunnbokRettigheter: "GrunnbokRettigheter" },
    types: { "Grunnbok/default": "GrunnbokData", "Grunnbok/default#Rettigheter": "GrunnbokDataRettigheter" },
  });
});
