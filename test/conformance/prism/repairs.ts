import { arrayAt, isObject, objectAt, type Json, type JsonObject } from "../../../generator/model/json.js";
import { rewrite } from "../../../generator/model/openapi-grammar.js";
import { matchPathParameters } from "../../../generator/pull/openapi/match-path-parameters.js";

/** Makes upstream's document a valid one that something can fit, by the least that does. */
export function repaired(document: JsonObject): JsonObject {
  // OpenAPI, "Path Templating": every parameter of a path is told, and no other. The app's documents tell two more.
  return openAlternatives(declaredSecurity(matchPathParameters(document)));
}

/** OpenAPI, "Security Requirement Object": each name is declared among the schemes. Some documents declare none. */
function declaredSecurity(document: JsonObject): JsonObject {
  const schemes = objectAt(objectAt(document, "components"), "securitySchemes");
  const isDeclared = (requirement: Json): boolean =>
    isObject(requirement) && Object.keys(requirement).every((name) => name in schemes);
  return rewrite(document, (kind, object) =>
    (kind === "operation" || kind === "document") && "security" in object
      ? { ...object, security: arrayAt(object, "security").filter(isDeclared) }
      : object,
  );
}

/** Beside alternatives, `additionalProperties: false` forbids what only they tell of; then nothing fits. */
export function openAlternatives(document: JsonObject): JsonObject {
  return rewrite(document, (kind, object) => {
    const { additionalProperties, ...rest } = object;
    return kind === "schema" && additionalProperties === false && "oneOf" in rest ? rest : object;
  });
}
