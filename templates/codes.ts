import {
  StructureKind,
  VariableDeclarationKind,
  type SourceFileStructure,
  type VariableStatementStructure,
} from "ts-morph";
import type { Code } from "../generator/model/contract.js";

/** `codes.gen.ts`: status and error codes by name. */
export function codesFile(statusCodes: readonly Code[], errorCodes: readonly Code[]): SourceFileStructure {
  return {
    kind: StructureKind.SourceFile,
    statements: [
      table("statusCodes", "The status codes the service lists, by name.", statusCodes),
      {
        kind: StructureKind.TypeAlias,
        isExported: true,
        name: "StatusCode",
        docs: ["A listed status code."],
        type: valuesOf("statusCodes"),
      },
      table("errorCodes", "The error codes the service lists, by name.", errorCodes),
      {
        kind: StructureKind.TypeAlias,
        isExported: true,
        name: "ErrorCode",
        docs: ["A listed error code."],
        type: valuesOf("errorCodes"),
      },
    ],
  };
}

function valuesOf(table: string): string {
  return `(typeof ${table})[keyof typeof ${table}]`;
}

function table(name: string, doc: string, codes: readonly Code[]): VariableStatementStructure {
  const members = codes.map((code) => `${code.name}: ${code.code}`).join(", ");
  return {
    kind: StructureKind.VariableStatement,
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    docs: [doc],
    declarations: [{ name, initializer: `{ ${members} } as const` }],
  };
}
