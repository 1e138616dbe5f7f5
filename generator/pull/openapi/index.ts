import { InputError } from "../../errors.js";
import { isObject, objectAt, type Json, type JsonObject } from "../../model/json.js";
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
import { readParts } from "./read-parts.js";
import { readScopes } from "./read-scopes.js";
import { documentOfRoutes, isRouteTable } from "./routes.js";
import { spellAs } from "./spell-as.js";
import { toOpenApi3 } from "./upgrade.js";

/**
 * Repairs and normalises an OpenAPI document into the form we pin.
 *
 * @param published - The source's documents but for the supplement, in its order.
 * @param other - What completes them: of {@link readSupplement}, or the earlier pin.
 */
export function pinOpenApi(
  published: readonly [NamedJson, ...NamedJson[]],
  source: Source,
  docs: Docs,
  other?: JsonObject,
): JsonObject {
  const [{ name }] = published;
  const document = readParts(published, source);
  if (Object.keys(objectAt(document, "paths")).length === 0)
    throw new InputError(`${name}: the document has no paths.`);
  const placed = normalise(document, name, source, docs);
  const whole = other === undefined ? placed : complete(spelled(placed, other, source), other);
  checkReferences(whole, name);
  const { only, except } = source.api ?? {};
  return only === undefined && except === undefined ? whole : pruneSchemas(whole);
}

/** Reads what was worked out from the service's source, or from its documentation, in the form we pin. */
export function readSupplement({ name, value }: NamedJson, source: Source, docs: Docs): JsonObject {
  const document = asDocument(value, name);
  return isRouteTable(document)
    ? markDerived(normalise(documentOfRoutes(document, name), name, source, docs), "documentation")
    : markDerived(normalise(document, name, source, docs));
}

/** Hands do not spell a path alike in two places. */
function spelled(document: JsonObject, other: JsonObject, { api }: Source): JsonObject {
  return api?.handWritten ? spellAs(document, other) : document;
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
