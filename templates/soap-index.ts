import { StructureKind, VariableDeclarationKind, type SourceFileStructure } from "ts-morph";
import type { AgeDifference, SoapContract } from "../generator/model/contract.js";
import { docText, literal } from "./doc.js";

/** A service and what its file calls it. */
export interface SoapServiceView {
  readonly contract: SoapContract;
  readonly constant: string;
  /** Constants of its operations, and the methods of a client they are. */
  readonly operations: readonly { readonly constant: string; readonly method: string }[];
}

/** `index.gen.ts` of a contract over SOAP: the service, beside its operations. */
export function soapIndex({ contract, constant, operations }: SoapServiceView): SourceFileStructure {
  const { id, endpoints } = contract;
  const methods = operations
    .toSorted((one, other) => (one.method < other.method ? -1 : 1))
    .map(({ constant: operation, method }) => `${method}: operations.${operation}`);
  const members = [`id: ${literal(id)}`, `endpoints: ${literal(endpoints)}`, `operations: { ${methods.join(", ")} }`];
  return {
    kind: StructureKind.SourceFile,
    statements: [
      { kind: StructureKind.ImportDeclaration, moduleSpecifier: "altinnkit/codegen", namedImports: ["soapService"] },
      {
        kind: StructureKind.ImportDeclaration,
        moduleSpecifier: "./operations.gen.js",
        namespaceImport: "operations",
      },
      { kind: StructureKind.ExportDeclaration, moduleSpecifier: "./operations.gen.js" },
      {
        kind: StructureKind.VariableStatement,
        isExported: true,
        declarationKind: VariableDeclarationKind.Const,
        docs: [docText(docOf(contract))],
        declarations: [{ name: constant, initializer: `/*@__PURE__*/ soapService({ ${members.join(", ")} })` }],
      },
    ],
  };
}

function docOf({ contract, channel, age, service, endpoints, differences }: SoapContract): string {
  const policies = new Set(service.ports.flatMap(({ binding }) => binding.policies));
  const versions = [...new Set(service.ports.map(({ binding }) => binding.version))].join(" and ");
  const facts = [
    `\`${contract}\`${channel === "" ? "" : ` over ${channel}`}: SOAP ${versions}, as of ${age}.`,
    Object.keys(endpoints).length === 0 ? "No endpoint of it is published." : "",
    policies.has("secure-conversation")
      ? "It asks for WS-SecureConversation, which is not spoken here: a call needs a transport of your own that does."
      : "",
    policies.has("mtom") ? "Bytes go as MTOM." : "",
  ];
  const older = differences.map(differenceText);
  return [
    facts.filter(Boolean).join("\n"),
    ...(older.length > 0 ? [`How older ages differ:\n${older.join("\n")}`] : []),
  ].join("\n\n");
}

function differenceText({ age, incomplete, operations, types }: AgeDifference): string {
  const named = Object.entries(types).map(([ref, words]) => [ref.split("#").at(-1) ?? ref, words] as const);
  const told = [...Object.entries(operations), ...named].map(([name, words]) => `\`${name}\` ${words}`);
  const nothing = incomplete ? "not all of its documents are there" : "in nothing";
  return `- ${age}: ${told.join("; ") || nothing}.`;
}
