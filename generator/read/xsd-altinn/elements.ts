import type { JsonObject } from "../../model/json.js";
import { comment, unhandled } from "./annotations.js";
import { addAttributes, anyAttribute } from "./attributes.js";
import { arrayOf, globally, namedType, referred, surroundedType, type Surroundings } from "./named-types.js";
import { simpleContent } from "./simple-content.js";
import { simpleType } from "./simple-types.js";
import { attributeOf, nameOf, partOf, partsOf, refusal, type Source } from "./source.js";
import { Steps } from "./steps.js";

/** An element: a reference, or its type as often as it may stand. Its default or fixed value is left out. */
export function element(node: Source, around: Surroundings): JsonObject {
  const min = attributeOf(node, "minOccurs");
  const max = attributeOf(node, "maxOccurs");
  return {
    ...comment(node),
    ...elementType(node, around),
    ...unhandled(node),
    ...(min !== undefined && { "@xsdMinOccurs": minOccurs(node) }),
    ...(max !== undefined && { "@xsdMaxOccurs": max.trim() }),
  };
}

function elementType(node: Source, around: Surroundings): JsonObject {
  if (attributeOf(node, "ref") !== undefined) return referred(node);
  const isNillable = ["true", "1"].includes(attributeOf(node, "nillable")?.trim() ?? "");
  const max = maxOccurs(node);
  if (attributeOf(node, "type") !== undefined) {
    const type = namedType(node, "type", isNillable);
    return around.array || max > 1 ? arrayOf(type, around.optional ? 0 : minOccurs(node), max) : type;
  }
  const inline = partOf(node, "simpleType", "complexType");
  if (inline === undefined) return {};
  const type = inline.local === "simpleType" ? simpleType(inline, around) : complexType(inline, around, isNillable);
  if (max <= 1) return type;
  return { ...arrayOf(type, minOccurs(node), max), ...(isNillable && { type: ["array", "null"] }) };
}

/** A complex type: its attributes, then its content. */
export function complexType(node: Source, around: Surroundings, isNillable = false): JsonObject {
  const steps = new Steps();
  addAttributes(steps, node, globally);
  const content = partOf(node, "simpleContent", "complexContent", ...particles);
  if (content?.local === "simpleContent") steps.add(simpleContent(content, around));
  else if (content?.local === "complexContent") steps.add(complexContent(content, around));
  else if (content !== undefined) {
    const isNil = isNillable && content.local === "sequence";
    steps.add({ ...particle(content, around), ...(isNil && { "@xsdNillable": true }) });
  }
  return { ...comment(node), ...steps.schema, ...anyAttribute(node), ...unhandled(node) };
}

/** A derived type: its base, its own content, then its attributes. */
function complexContent(node: Source, around: Surroundings): JsonObject {
  const derived = partOf(node, "restriction", "extension");
  if (derived === undefined) return comment(node);
  const steps = new Steps();
  steps.add(surroundedType(derived, "base", around));
  const content = partOf(derived, ...particles);
  if (content !== undefined) steps.add(particle(content, content.local === "sequence" ? globally : around));
  addAttributes(steps, derived, around);
  return { ...comment(node), ...comment(derived), ...steps.schema, ...anyAttribute(derived) };
}

const particles = ["group", "choice", "all", "sequence"];

/** A group of a document, for others to refer to. */
export function group(node: Source): JsonObject {
  const content = partOf(node, ...particles);
  return { ...comment(node), ...(content && particle(content, globally)) };
}

function particle(node: Source, around: Surroundings): JsonObject {
  switch (node.local) {
    case "group":
      return { ...comment(node), ...referred(node) };
    case "choice":
      return choice(node, around);
    case "all":
      return all(node, around);
    default:
      return sequence(node, around);
  }
}

function sequence(node: Source, outside: Surroundings): JsonObject {
  const around = {
    optional: outside.optional || minOccurs(node) === 0,
    array: outside.array || maxOccurs(node) > 1,
  };
  const steps = new Steps();
  for (const part of partsOf(node)) {
    if (part.local === "element") steps.property(part, element(part, around), isRequired(part, around));
    else steps.add(part.local === "any" ? { "@xsdType": "#any" } : particle(part, around));
  }
  return { ...comment(node), ...steps.schema };
}

function all(node: Source, around: Surroundings): JsonObject {
  const steps = new Steps();
  for (const part of partsOf(node)) steps.property(part, element(part, around), isRequired(part, around));
  return { ...comment(node), ...steps.schema, "@xsdStructure": "all" };
}

/** How often the choice itself may stand is left out. */
function choice(node: Source, around: Surroundings): JsonObject {
  const branches = partsOf(node).map((part): JsonObject => {
    if (part.local === "any")
      throw refusal(part, "Altinn Studio does not take a wildcard in a choice; --profile full does.");
    if (part.local !== "element") return particle(part, around);
    const name = nameOf(part);
    return {
      properties: Object.fromEntries([[name, element(part, around)]]),
      ...(minOccurs(part) > 0 && { required: [name] }),
    };
  });
  return { ...comment(node), ...(branches.length > 0 && { oneOf: branches }) };
}

function isRequired(node: Source, { optional }: Surroundings): boolean {
  return !optional && minOccurs(node) > 0;
}

function minOccurs(node: Source): number {
  return occurrences(node, "minOccurs");
}

function maxOccurs(node: Source): number {
  return occurrences(node, "maxOccurs");
}

function occurrences(node: Source, attribute: "minOccurs" | "maxOccurs"): number {
  const value = attributeOf(node, attribute)?.trim() ?? "1";
  if (attribute === "maxOccurs" && value === "unbounded") return Infinity;
  if (!/^\d+$/.test(value)) throw refusal(node, `${attribute} is no number: ${value}.`);
  return Number(value);
}
