import type { JsonObject } from "../../model/json.js";
import { comment, unhandled } from "./annotations.js";
import { globally, referred, surroundedType, type Surroundings } from "./named-types.js";
import { simpleType } from "./simple-types.js";
import { attributeOf, partOf, partsOf, type Source } from "./source.js";
import { Steps } from "./steps.js";

/** An attribute. Its default or fixed value is text, whatever its type. */
export function attribute(node: Source, around: Surroundings): JsonObject {
  const value = attributeOf(node, "default");
  const fixed = attributeOf(node, "fixed");
  return {
    ...comment(node),
    ...attributeType(node, around),
    ...(value !== undefined && { default: value }),
    ...(fixed !== undefined && { const: fixed }),
    "@xsdAttribute": true,
    ...unhandled(node),
  };
}

/** Adds the attributes of a complex type, or of a group of attributes. */
export function addAttributes(steps: Steps, parent: Source, around: Surroundings): void {
  for (const node of partsOf(parent)) {
    if (node.local === "attributeGroup") steps.add({ ...comment(node), ...referred(node) });
    if (node.local === "attribute")
      steps.property(node, attribute(node, around), !around.optional && attributeOf(node, "use") === "required");
  }
}

/** A group of attributes; a wildcard in it is left out. */
export function attributeGroup(node: Source): JsonObject {
  const steps = new Steps();
  addAttributes(steps, node, globally);
  return { ...comment(node), ...steps.schema, ...unhandled(node) };
}

/** The wildcard of a complex type. */
export function anyAttribute(parent: Source): JsonObject {
  const node = partOf(parent, "anyAttribute");
  if (node === undefined) return {};
  const id = attributeOf(node, "id");
  const process = attributeOf(node, "processContents") ?? "none";
  return {
    "@xsdAnyAttribute": {
      ...(id !== undefined && { Id: id }),
      Namespace: attributeOf(node, "namespace") ?? "##any",
      ProcessContent: capitalised(process),
    },
  };
}

/** A value of XML Schema as .NET names it. */
export function capitalised(value: string): string {
  return value.slice(0, 1).toUpperCase() + value.slice(1);
}

function attributeType(node: Source, around: Surroundings): JsonObject {
  if (attributeOf(node, "ref") !== undefined) return referred(node);
  const inline = partOf(node, "simpleType");
  if (inline !== undefined) return simpleType(inline, around);
  const optional = around.optional || (attributeOf(node, "use") ?? "optional") === "optional";
  return surroundedType(node, "type", { ...around, optional });
}
