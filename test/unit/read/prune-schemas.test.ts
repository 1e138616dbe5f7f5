import { expect, test } from "vitest";
import { pruneSchemas } from "../../../generator/model/prune-schemas.js";

test("what an operation leads to stays, by reference or by discriminator, and all else goes", () => {
  const paths = {
    "/boxes": {
      get: { responses: { 200: { content: { "*/*": { schema: { $ref: "#/components/schemas/Box" } } } } } },
    },
  };
  const schemas = {
    Box: { properties: { lid: { $ref: "#/components/schemas/Lid" } } },
    Lid: { discriminator: { propertyName: "kind", mapping: { flat: "#/components/schemas/FlatLid" } } },
    FlatLid: { type: "object" },
    Lonely: { properties: { other: { $ref: "#/components/schemas/Other" } } },
    Other: { properties: { lonely: { $ref: "#/components/schemas/Lonely" } } },
  };
  const { Lonely: _, Other: __, ...kept } = schemas;

  expect(pruneSchemas({ paths, components: { schemas } })).toEqual({ paths, components: { schemas: kept } });
});
