import type { JsonObject } from "../../model/json.js";
import { comment } from "./annotations.js";
import { addAttributes, anyAttribute } from "./attributes.js";
import { facets } from "./facets.js";
import { surroundedType, type Surroundings } from "./named-types.js";
import { simpleType } from "./simple-types.js";
import { attributeOf, partOf, refusal, type Source } from "./source.js";
import { Steps } from "./steps.js";

/** Text with attributes: the text is the property `value`. */
export function simpleContent(node: Source, around: Surroundings): JsonObject {
  const derived = partOf(node, "restriction", "extension");
  if (derived === undefined) return comment(node);
  const steps = new Steps();
  if (derived.local === "extension") {
    const value = { "@xsdText": true, ...surroundedType(derived, "base", around) };
    steps.property(derived, value, true, "value");
  } else {
    if (attributeOf(derived, "base") === undefined) throw refusal(derived, "The restriction has no base.");
    steps.add(surroundedType(derived, "base", around));
    steps.property(derived, restrictedValue(derived, around), false, "value");
  }
  addAttributes(steps, derived, around);
  return { ...comment(node), ...comment(derived), ...steps.schema, ...anyAttribute(derived) };
}

function restrictedValue(restriction: Source, around: Surroundings): JsonObject {
  const own = facets(restriction);
  const inline = partOf(restriction, "simpleType");
  if (inline === undefined) return own;
  return { allOf: [simpleType(inline, around), ...(Object.keys(own).length > 0 ? [own] : [])] };
}
