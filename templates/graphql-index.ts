import {
  StructureKind,
  VariableDeclarationKind,
  type ImportDeclarationStructure,
  type InterfaceDeclarationStructure,
  type MethodSignatureStructure,
  type OptionalKind,
  type SourceFileStructure,
} from "ts-morph";
import type { GraphqlOperation } from "../generator/model/contract.js";
import { docText, literal } from "./doc.js";

/** What `index.gen.ts` of a GraphQL service shows. */
export interface GraphqlView {
  readonly title: string;
  /** Name of the descriptor, such as `dialogportenGraphqlV1`. */
  readonly name: string;
  readonly id: string;
  readonly servers: Readonly<Record<string, string>>;
  readonly version: string;
  readonly auth: object;
  readonly path: string;
  readonly stream: string;
  readonly groups: readonly GraphqlGroupView[];
}

/** Operations under one name. */
export interface GraphqlGroupView {
  readonly name: string;
  readonly type: string;
  readonly operations: readonly GraphqlOperationView[];
}

/** One operation, and what its types are called. */
export interface GraphqlOperationView extends GraphqlOperation {
  readonly types: { readonly data: string; readonly variables: string };
}

/** `index.gen.ts` of a GraphQL service: the descriptor, and the operations by name. */
export function graphqlIndex(view: GraphqlView): SourceFileStructure {
  const operations = view.groups.flatMap((group) => group.operations);
  return {
    kind: StructureKind.SourceFile,
    statements: [
      {
        kind: StructureKind.ImportDeclaration,
        namedImports: ["graphql", ...runtimeTypes(operations).map((name) => ({ name, isTypeOnly: true }))],
        moduleSpecifier: "altinnkit/codegen",
      },
      ...(operations.length === 0 ? [] : [typeImport(operations)]),
      { kind: StructureKind.ExportDeclaration, isTypeOnly: true, moduleSpecifier: "./types.gen.js" },
      {
        kind: StructureKind.VariableStatement,
        isExported: true,
        declarationKind: VariableDeclarationKind.Const,
        docs: [`${docText(view.title)}.`],
        declarations: [{ name: view.name, initializer: descriptor(view) }],
      },
      {
        kind: StructureKind.Interface,
        isExported: true,
        name: "Operations",
        docs: ["Every operation of ours, by group and name."],
        properties: view.groups.map(({ name, type }) => ({ name, type, isReadonly: true })),
      },
      ...view.groups.map(groupInterface),
    ],
  };
}

function typeImport(operations: readonly GraphqlOperationView[]): ImportDeclarationStructure {
  return {
    kind: StructureKind.ImportDeclaration,
    isTypeOnly: true,
    namedImports: operations
      .flatMap(({ types, variables }) => [types.data, ...(variables === "none" ? [] : [types.variables])])
      .sort(),
    moduleSpecifier: "./types.gen.js",
  };
}

function runtimeTypes(operations: readonly GraphqlOperationView[]): string[] {
  const answered = operations.some(({ kind }) => kind !== "subscription");
  const streams = operations.filter(({ kind }) => kind === "subscription");
  return [
    ...(answered ? ["CallOptions", "GraphqlResult"] : []),
    ...(streams.length > 0 ? ["Subscription", "SubscriptionOptions"] : []),
    ...(streams.some(({ token }) => token !== undefined) ? ["TokenOption"] : []),
  ].sort();
}

function descriptor({ id, version, servers, auth, path, stream, groups }: GraphqlView): string {
  const operations = groups.map((group) => [group.name, Object.fromEntries(group.operations.map(wire))] as const);
  const facts = {
    id,
    ...(version === "" ? {} : { version }),
    servers,
    auth,
    path,
    stream,
    operations: Object.fromEntries(operations),
  };
  return `/*@__PURE__*/ graphql<Operations>(${literal(facts)})`;
}

function wire({ name, document, token, scopes }: GraphqlOperationView): [string, object] {
  return [name, { document, token, scopes: scopes.length > 0 ? scopes : undefined }];
}

function groupInterface({ name, type, operations }: GraphqlGroupView): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: type,
    docs: [`The operations of \`${name}\`.`],
    methods: operations.map(method),
  };
}

function method(operation: GraphqlOperationView): OptionalKind<MethodSignatureStructure> {
  const { name, kind, types, variables, token } = operation;
  const own = token === undefined ? "" : ` & TokenOption<${literal(token)}>`;
  const options = kind === "subscription" ? `SubscriptionOptions${own}` : "CallOptions";
  return {
    name,
    docs: [documentation(operation)],
    parameters: [
      ...(variables === "none"
        ? []
        : [{ name: "variables", type: types.variables, hasQuestionToken: variables === "optional" && own === "" }]),
      { name: "options", type: options, hasQuestionToken: own === "" },
    ],
    returnType: kind === "subscription" ? `Subscription<${types.data}>` : `Promise<GraphqlResult<${types.data}>>`,
  };
}

function documentation({ summary, kind, fields, scopes, token }: GraphqlOperationView): string {
  const facts = `The ${kind} \`${fields.join("`, `")}\`.`;
  const lines = summary === undefined ? [facts] : [summary, "", facts];
  const sets = scopes.map((all) => all.map((scope) => `\`${scope}\``).join(" and "));
  if (sets.length > 0) lines.push(`Needs the scope ${sets.join(", or ")}.`);
  if (token !== undefined) lines.push(`Shows \`${token}\` in place of the client's own credentials.`);
  return docText(lines.join("\n"));
}
