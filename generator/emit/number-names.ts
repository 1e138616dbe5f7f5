import ts from "typescript";
import { arrayAt, isObject, type JsonObject } from "../model/json.js";
import { valueIdentifier } from "../model/naming/words.js";
import { numberLiteral } from "./schema-types.js";

/** The schemas that are numbers the contract has names for. */
export function namedNumbers(schemas: JsonObject): string[] {
  return Object.keys(schemas).filter((name) => namesOf(schemas[name]).length > 0);
}

/** `export const PartyType = { person: 1, … } as const`, for a schema of such numbers. */
export function numberConstant(name: string, schema: unknown): ts.Statement[] {
  const { factory } = ts;
  const names = namesOf(schema);
  if (names.length === 0) return [];
  const members = names.map(([member, value]) => factory.createPropertyAssignment(member, numberLiteral(value)));
  const literal = factory.createAsExpression(
    factory.createObjectLiteralExpression(members, true),
    factory.createTypeReferenceNode("const"),
  );
  const constant = factory.createVariableStatement(
    [factory.createModifier(ts.SyntaxKind.ExportKeyword)],
    factory.createVariableDeclarationList(
      [factory.createVariableDeclaration(name, undefined, undefined, literal)],
      ts.NodeFlags.Const,
    ),
  );
  const comment = `* The listed values of \`${name}\`, by name. `;
  return [ts.addSyntheticLeadingComment(constant, ts.SyntaxKind.MultiLineCommentTrivia, comment, true)];
}

function namesOf(schema: unknown): [name: string, value: number][] {
  if (!isObject(schema)) return [];
  const names = arrayAt(schema, "x-enum-varnames");
  const values = arrayAt(schema, "enum");
  return values.flatMap((value, index): [string, number][] => {
    const name = names[index];
    return typeof value === "number" && typeof name === "string" ? [[valueIdentifier(name), value]] : [];
  });
}
