import ts from "typescript";
import { referencedTypes } from "./referenced-types.js";

/** What openapi-typescript would say otherwise. */
export function typeOfSchema(schema: {
  format?: string;
  enum?: unknown[];
  "x-open"?: boolean;
  "x-link"?: { readonly targets: readonly string[]; readonly others: readonly string[] };
  "x-filter"?: Readonly<Record<string, string>>;
  "x-order"?: readonly string[];
}): ts.TypeNode | undefined {
  if (schema.format === "binary") return reference("Blob");
  if (schema["x-link"]) return linkType(schema["x-link"]);
  if (schema["x-filter"]) return reference("ODataFilter", [fieldsType(schema["x-filter"])]);
  if (schema["x-order"]) return reference("ODataOrder", [textsType(schema["x-order"])]);
  return schema["x-open"] && schema.enum ? openUnion(schema.enum) : undefined;
}

/** `HalLink<"messages.get", "messages.delete" | "messages.replace">` */
function linkType({ targets, others }: { targets: readonly string[]; others: readonly string[] }): ts.TypeNode {
  return reference("HalLink", [targets, others].filter((names) => names.length > 0).map(textsType));
}

/** `{ CreatedDate: Date; Subject: string }` */
function fieldsType(fields: Readonly<Record<string, string>>): ts.TypeNode {
  const { factory } = ts;
  return factory.createTypeLiteralNode(
    Object.entries(fields).map(([name, type]) =>
      factory.createPropertySignature(undefined, name, undefined, reference(type === "date" ? "Date" : type)),
    ),
  );
}

function textsType(texts: readonly string[]): ts.TypeNode {
  return ts.factory.createUnionTypeNode(texts.map(literalType));
}

function reference(name: string, parameters?: readonly ts.TypeNode[]): ts.TypeNode {
  return ts.factory.createTypeReferenceNode(name, parameters);
}

/** `"a" | "b" | Unlisted`: an editor completes the values that are known. */
function openUnion(values: readonly unknown[]): ts.TypeNode {
  const known = values.filter((value) => value !== null);
  const others = [...new Set(known.map((value) => unlisted[typeof value]))].filter((name) => name !== undefined);
  return ts.factory.createUnionTypeNode([
    ...known.map((value) => literalType(value)),
    ...others.map((name) => reference(name)),
    ...(known.length < values.length ? [literalType(null)] : []),
  ]);
}

const unlisted: Partial<Record<string, string>> = { string: "Unlisted", number: "UnlistedNumber" };

/** The runtime's types that schemas may come to. */
export const runtimeTypes: readonly string[] = [
  "HalLink",
  "HalProblem",
  "ODataFilter",
  "ODataOrder",
  "Unlisted",
  "UnlistedNumber",
];

/** What generated types import to say what they say. */
export function withImports(source: string): string {
  const names = referencedTypes(source);
  const imported = runtimeTypes.filter((name) => names.has(name));
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
