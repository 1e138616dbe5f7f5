import { InputError } from "../../errors.js";
import { isObject, objectAt, textAt, type Json, type JsonObject } from "../../model/json.js";
import type { NamedJson } from "../../parse-json.js";
import type { Source } from "../../sources/index.js";
import { checkReferences } from "../../read/check-references.js";
import { checkShape } from "../../read/check-shape.js";
import { foldMediaTypes } from "./fold-media-types.js";
import { keepFacts, type Docs } from "./keep-facts.js";
import { modernise } from "./modernise.js";
import { place } from "./place.js";
import { toOpenApi3 } from "./upgrade.js";

/** Repairs and normalises an OpenAPI document into the form we pin. */
export function pinOpenApi({ name, value }: NamedJson, source: Source, docs: Docs): JsonObject {
  const upstream = toOpenApi3(identified(value, source, name), name);
  checkShape(upstream, name);
  const facts = keepFacts(upstream, docs);
  const modern = modernise(facts);
  const folded = foldMediaTypes(modern);
  const placed = place(folded, source, name);
  checkReferences(placed, name);
  return placed;
}

function identified(document: Json, source: Source, name: string): JsonObject {
  if (!isObject(document)) throw new InputError(`${name}: an OpenAPI document is a JSON object.`);
  const title = textAt(objectAt(document, "info"), "title");
  const wanted = source.documents[0].identity;
  if (wanted !== undefined && title !== wanted) {
    throw new InputError(
      `${name}: this is another API's document: its title is ${JSON.stringify(title ?? "")}, not ${JSON.stringify(wanted)}. ` +
        `If upstream renamed it, change "identity" in its source.`,
    );
  }
  if (Object.keys(objectAt(document, "paths")).length === 0)
    throw new InputError(`${name}: the document has no paths.`);
  return document;
}
