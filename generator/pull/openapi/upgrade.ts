import { upgrade } from "@scalar/openapi-upgrader";
import { InputError } from "../../errors.js";
import { textAt, type JsonObject } from "../../model/json.js";
import { spreadProduces } from "./spread-produces.js";

/** An OpenAPI 3.x document, whatever version came; 2.0 is converted by a library. */
export function toOpenApi3(document: JsonObject, name: string): JsonObject {
  if (textAt(document, "openapi")?.startsWith("3.")) return document;
  if (document["swagger"] === "2.0") {
    const { schemes: _, ...converted } = upgrade(
      structuredClone(spreadProduces(document)),
      "3.0",
    ) as unknown as JsonObject;
    return converted;
  }
  throw new InputError(`${name}: neither "openapi": "3.x" nor "swagger": "2.0"; this is not an OpenAPI document.`);
}
