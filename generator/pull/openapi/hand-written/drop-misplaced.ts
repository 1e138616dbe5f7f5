import { isObject, objectAt, type JsonObject } from "../../../model/json.js";

/** Drops what stands where components by name should, and is itself one without a name. */
export function dropMisplaced(document: JsonObject): JsonObject {
  const sections = Object.entries(objectAt(document, "components"));
  const kept = sections.filter(([, section]) => isObject(section) && Object.values(section).every(isObject));
  return { ...document, components: Object.fromEntries(kept) };
}
