import ts from "typescript";
import { referencedTypes } from "./referenced-types.js";

/** What openapi-typescript would say otherwise. */
export function typeOfSchema(schema: {
  format?: string;
  enum?: unknown[];
  "x-open"?: boolean;
}): ts.TypeNode | undefined {
  if (schema.format === "binary") return ts.factory.createTypeReferenceNode("Blob");
  return schema["x-open"] && schema.enum ? openUnion(schema.enum) : undefined;
}

/** `"a" | "b" | Unlisted`: an editor completes the values that are known. */
function openUnion(values: readonly unknown[]): ts.TypeNode {
  const known = values.filter((value) => value !== null);
  const others = [...new Set(known.map((value) => unlisted[typeof value]))].filter((name) => name !== undefined);
  return ts.factory.createUnionTypeNode([
    ...known.map((value) => literalType(value)),
    ...others.map((name) => ts.factory.createTypeReferenceNode(name)),
    ...(known.length < values.length ? [literalType(null)] : []),
  ]);
}

const unlisted: Partial<Record<string, string>> = { string: "Unlisted", number: "UnlistedNumber" };

/** The runtime's types for what an enumeration does not list. */
export const unlistedTypes: readonly string[] = ["Unlisted", "UnlistedNumber"];

/** What generated types import to say what they say. */
export function withImports(source: string): string {
  const names = referencedTypes(source);
  const imported = unlistedTypes.filter((name) => names.has(name));
  return imported.length === 0
    ? source
    : `import type { ${imported.join(", ")} } from "altinnkit/codegen";\n\n${source}`;
}

function literalType(value: unknown): ts.TypeNode {
  const { factory } = ts;
  if (value === null) return factory.createLiteralTypeNode(factory.createNull());
  if (typeof value === "number") return factory.createLiteralTypeNode(numberLiteral(value));
  return factory.createLiteralTypeNode(factory.createStringLiteral(value as string));
}

/** The compiler writes a negative number as a sign and another. */
export function numberLiteral(value: number): ts.NumericLiteral | ts.PrefixUnaryExpression {
  const { factory } = ts;
  if (value >= 0) return factory.createNumericLiteral(value);
  return factory.createPrefixUnaryExpression(ts.SyntaxKind.MinusToken, factory.createNumericLiteral(-value));
}
