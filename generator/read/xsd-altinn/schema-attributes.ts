import type { JsonObject } from "../../model/json.js";
import { capitalised } from "./attributes.js";
import { attributeOf, type Source } from "./source.js";

// In the order .NET names them.
const derivations = ["substitution", "extension", "restriction", "list", "union"];

/** The prefixes the schema element has. */
export function namespaces({ scope }: Source): JsonObject {
  return Object.fromEntries(scope);
}

/** The attributes of the schema element, as .NET names their values. */
export function schemaAttributes(schema: Source): JsonObject {
  const target = attributeOf(schema, "targetNamespace") ?? "";
  return {
    AttributeFormDefault: capitalised(attributeOf(schema, "attributeFormDefault") ?? "none"),
    ElementFormDefault: capitalised(attributeOf(schema, "elementFormDefault") ?? "none"),
    BlockDefault: derivationsOf(attributeOf(schema, "blockDefault")),
    FinalDefault: derivationsOf(attributeOf(schema, "finalDefault")),
    ...(target.trim() !== "" && { TargetNamespace: target }),
  };
}

function derivationsOf(value: string | undefined): string {
  if (value === undefined) return "None";
  if (value.trim() === "#all") return "All";
  const named = value.trim().split(/\s+/);
  return (
    derivations
      .filter((name) => named.includes(name))
      .map(capitalised)
      .join(", ") || "Empty"
  );
}
