import { isObject, objectAt, sameJson, textAt, type Json, type JsonObject } from "../../model/json.js";
import { httpMethods } from "../../model/openapi-grammar.js";

const json = ["application/json"];

/**
 * Says at every operation of a Swagger 2.0 document which media types it answers with. An operation's own go before the
 * document's, for the answers it shares with others too; the library that converts the document holds neither.
 */
export function spreadProduces({ produces: ofAll = json, ...document }: JsonObject): JsonObject {
  const withProduces = (operation: JsonObject): JsonObject => {
    const { produces = ofAll } = operation;
    const responses = objectAt(operation, "responses");
    return { ...operation, produces, responses: sameJson(produces, json) ? responses : unshared(document, responses) };
  };
  const paths = map(objectAt(document, "paths"), (item) =>
    map(item, (operation, method) => (httpMethods.includes(method) ? withProduces(operation) : operation)),
  );
  return { ...document, paths };
}

function unshared(document: JsonObject, responses: JsonObject): JsonObject {
  return map(responses, (response) => {
    const name = textAt(response, "$ref")?.replace(/^#\/responses\//, "");
    const shared = objectAt(objectAt(document, "responses"), name ?? "");
    return shared["schema"] === undefined ? response : shared;
  });
}

function map(object: JsonObject, change: (member: JsonObject, key: string) => JsonObject): JsonObject {
  const entries = Object.entries(object).map(([key, member]): [string, Json] => [
    key,
    isObject(member) ? change(member, key) : member,
  ]);
  return Object.fromEntries(entries);
}
