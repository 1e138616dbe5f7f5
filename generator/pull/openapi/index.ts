import { InputError } from "../../errors.js";
import { isObject, objectAt, textAt, type Json, type JsonObject } from "../../model/json.js";
import { pruneSchemas } from "../../model/prune-schemas.js";
import type { NamedJson } from "../../parse-json.js";
import type { Source } from "../../sources/index.js";
import { checkReferences } from "../../read/check-references.js";
import { checkShape } from "../../read/check-shape.js";
import { complete, markDerived } from "./complete.js";
import { cutRuntimeTypes } from "./cut-runtime-types.js";
import { emptyAnswers } from "./empty-answers.js";
import { foldMediaTypes } from "./fold-media-types.js";
import { keepFacts, type Docs } from "./keep-facts.js";
import { matchPathParameters } from "./match-path-parameters.js";
import { modernise } from "./modernise.js";
import { place } from "./place.js";
import { repairOwnDocument } from "./own-document.js";
import { readScopes } from "./read-scopes.js";
import { toOpenApi3 } from "./upgrade.js";

/**
 * Repairs and normalises an OpenAPI document into the form we pin.
 *
 * @param other - What completes it: of {@link readSupplement}, or the earlier pin.
 */
export function pinOpenApi({ name, value }: NamedJson, source: Source, docs: Docs, other?: JsonObject): JsonObject {
  const placed = normalise(identified(value, source, name), name, source, docs);
  const whole = other === undefined ? placed : complete(placed, other);
  checkReferences(whole, name);
  const { only, except } = source.api ?? {};
  return only === undefined && except === undefined ? whole : pruneSchemas(whole);
}

/** Reads a document that was worked out from the service's source, in the form we pin. */
export function readSupplement({ name, value }: NamedJson, source: Source, docs: Docs): JsonObject {
  return markDerived(normalise(asDocument(value, name), name, source, docs));
}

function normalise(document: JsonObject, name: string, source: Source, docs: Docs): JsonObject {
  const upstream = toOpenApi3(document, name);
  checkShape(upstream, name);
  const facts = keepFacts(upstream, docs);
  const modern = modernise(facts);
  const folded = foldMediaTypes(modern);
  const cut = cutRuntimeTypes(emptyAnswers(folded));
  const placed = place(cut, source, name);
  return readScopes(matchPathParameters(source.api?.ownDocument ? repairOwnDocument(placed) : placed));
}

function asDocument(value: Json, name: string): JsonObject {
  if (!isObject(value)) throw new InputError(`${name}: an OpenAPI document is a JSON object.`);
  return value;
}

function identified(value: Json, source: Source, name: string): JsonObject {
  const document = asDocument(value, name);
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
