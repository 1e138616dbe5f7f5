import { StructureKind, VariableDeclarationKind, type SourceFileStructure } from "ts-morph";
import type { FaultCode } from "../generator/model/contract.js";

/** `codes.gen.ts`: the codes that the documentation lists of faults, those with a name by it. */
export function faultCodes(codes: readonly FaultCode[]): SourceFileStructure {
  const named = codes.flatMap(({ code, name }) => (name === undefined ? [] : [`${name}: ${code}`]));
  const numbers = codes.map(({ code }) => `${code}`);
  return {
    kind: StructureKind.SourceFile,
    statements: [
      {
        kind: StructureKind.ImportDeclaration,
        moduleSpecifier: "altinnkit/codegen",
        namedImports: ["type UnlistedNumber"],
      },
      {
        kind: StructureKind.VariableStatement,
        isExported: true,
        declarationKind: VariableDeclarationKind.Const,
        docs: ["Codes of an `AltinnFault`'s `ErrorID` that have a published name, spelled as published."],
        declarations: [{ name: "altinnFaultCodes", initializer: `{ ${named.join(", ")} } as const` }],
      },
      {
        kind: StructureKind.TypeAlias,
        isExported: true,
        name: "AltinnFaultCode",
        docs: ["The `ErrorID` of an `AltinnFault`: a listed code, or another number."],
        type: `${numbers.join(" | ")} | UnlistedNumber`,
      },
    ],
  };
}
