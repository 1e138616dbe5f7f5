import {
  StructureKind,
  VariableDeclarationKind,
  type ImportDeclarationStructure,
  type SourceFileStructure,
  type VariableStatementStructure,
} from "ts-morph";
import type { SoapMessage, SoapOperation, SoapPart, SoapPort, XmlRootRef } from "../generator/model/soap.js";
import { typeRef } from "../generator/model/xml.js";
import { docText, literal } from "./doc.js";
import { OtherModules } from "./xml-modules.js";

/** An operation of a port, and the constant that stands for it. */
export interface OperationExport {
  readonly constant: string;
  readonly port: SoapPort;
  readonly operation: SoapOperation;
}

/**
 * `operations.gen.ts` of a service: one descriptor per operation.
 *
 * @param constantOf - The constant of a root element in its module.
 */
export function soapOperations(
  id: string,
  operations: readonly OperationExport[],
  constantOf: (root: XmlRootRef) => string,
): SourceFileStructure {
  const elements = new Elements(id, constantOf);
  const constants = operations.map((operation) => constant(operation, elements));
  return {
    kind: StructureKind.SourceFile,
    statements: [
      { kind: StructureKind.ImportDeclaration, moduleSpecifier: "altinnkit/codegen", namedImports: ["soapOperation"] },
      ...elements.imports(),
      ...constants,
    ],
  };
}

/** How a file refers to root elements of modules. */
class Elements {
  readonly #modules: OtherModules;
  readonly #constantOf: (root: XmlRootRef) => string;

  constructor(id: string, constantOf: (root: XmlRootRef) => string) {
    this.#modules = new OtherModules(id);
    this.#constantOf = constantOf;
  }

  code(root: XmlRootRef): string {
    return `${this.#modules.aliasOf(typeRef(root.module, root.name))}.${this.#constantOf(root)}`;
  }

  imports(): ImportDeclarationStructure[] {
    return [...this.#modules.aliases].map(([module, alias]) => ({
      kind: StructureKind.ImportDeclaration,
      namespaceImport: alias,
      moduleSpecifier: this.#modules.pathOf(module, "index.gen.ts"),
    }));
  }
}

function constant({ constant, port, operation }: OperationExport, elements: Elements): VariableStatementStructure {
  const { name, action, input, output, faults, credentials, doc } = operation;
  const { version, policies } = port.binding;
  const members = {
    name: literal(name),
    version: literal(version),
    action: literal(action),
    policies: policies.length > 0 ? literal(policies) : undefined,
    input: message(input, elements),
    output: output && message(output, elements),
    faults: parts(
      faults.map(({ element }) => ({ name: element.name, element })),
      elements,
    ),
    credentials: credentials && literal(credentials),
    idempotent: isRead(operation) ? "true" : undefined,
  };
  const facts = `\`${name}\` of the port \`${port.name}\`, SOAP ${version}.`;
  return {
    kind: StructureKind.VariableStatement,
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    docs: [docText([doc, facts].filter(Boolean).join("\n\n"))],
    declarations: [{ name: constant, initializer: `/*@__PURE__*/ soapOperation(${object(members)})` }],
  };
}

/** What only asks may be sent twice; asking for a challenge sends a person a PIN code each time, and keys may open once. */
function isRead({ name }: SoapOperation): boolean {
  return /^(?:Get(?!AuthenticationChallenge|ReporteeByTempKey|AccessToken)|CheckIf|Test$)/.test(name);
}

function message({ body, headers, stream }: SoapMessage, elements: Elements): string {
  return object({
    body: body && elements.code(body),
    headers: parts(headers, elements),
    stream: stream === undefined ? undefined : literal(stream),
  });
}

function parts(named: readonly SoapPart[], elements: Elements): string | undefined {
  if (named.length === 0) return undefined;
  return object(Object.fromEntries(named.map(({ name, element }) => [name, elements.code(element)])));
}

/** An object literal out of code; members without any are left out. */
function object(members: Readonly<Record<string, string | undefined>>): string {
  const written = Object.entries(members).flatMap(([name, code]) => (code ? [`${literal(name)}: ${code}`] : []));
  return `{ ${written.join(", ")} }`;
}
