import { expect, test } from "vitest";
import { InputError } from "../../../generator/errors.js";
import { readEvidenceCodes } from "../../../generator/read/evidence-codes.js";

const aliases = (boxes: object) => ({
  id: "test/datasets/v1",
  format: "evidence-codes" as const,
  file: "test/datasets/v1/datasets.json",
  text: "",
  document: {
    title: "Datasets",
    datasets: {
      Crates: { values: [{ evidenceValueName: "count", valueType: "number" }] },
      Boxes: { aliasOf: "Crates", values: [{ evidenceValueName: "count", valueType: "number" }], ...boxes },
    },
  },
  names: { datasets: { Crates: "Crates", Boxes: "Boxes" }, types: {} },
});

test("an alias has the values of a dataset that is no alias itself", () => {
  expect(readEvidenceCodes(aliases({})).datasets.map(({ aliasOf }) => aliasOf)).toEqual([undefined, "Crates"]);
});

test.each([
  ["other values", { values: [{ evidenceValueName: "count", valueType: "string" }] }, "Crates"],
  ["a dataset that is not there", { aliasOf: "Barrels" }, "Barrels"],
  ["itself", { aliasOf: "Boxes" }, "Boxes"],
])("an alias of %s is refused", (_what, boxes, first) => {
  expect(() => readEvidenceCodes(aliases(boxes))).toThrow(
    new InputError(`test/datasets/v1/overlay.yaml: Boxes is no alias of ${first}; their values differ.`),
  );
});
