import { plugin, type TypeScriptDocumentsPluginConfig } from "@graphql-codegen/typescript-operations";
import {
  buildASTSchema,
  isEnumType,
  isInputObjectType,
  Kind,
  visit,
  type DocumentNode,
  type GraphQLNamedType,
} from "graphql";
import ts from "typescript";
import type { GraphqlContract } from "../model/contract.js";
import { typeNameOf } from "./operation-types.js";

const config: TypeScriptDocumentsPluginConfig = {
  namingConvention: "keep",
  operationResultSuffix: "Data",
  omitOperationSuffix: true,
  // A fragment is a type of its own, and what spreads it refers to it by name.
  inlineFragmentTypes: "combine",
  immutableTypes: true,
  arrayInputCoercion: false,
  scalars: { DateTime: "string", URL: "string", UUID: "string" },
  defaultScalarType: "unknown",
};

/** Runs graphql-codegen: one named type per input, enumeration, fragment and operation, and none that is not used. */
export async function graphqlTypes({ schema: tree, documents }: GraphqlContract): Promise<string> {
  const schema = buildASTSchema(tree as unknown as DocumentNode);
  const document = visit(documents as unknown as DocumentNode, {
    OperationDefinition: ({ name, ...operation }) => ({
      ...operation,
      name: { kind: Kind.NAME, value: typeNameOf(name!.value) },
    }),
  });
  const printed = await plugin(schema, [{ document }], config, {});
  const types = Object.values(schema.getTypeMap());
  const namesOf = (some: readonly GraphQLNamedType[]): ReadonlySet<string> => new Set(some.map(({ name }) => name));
  return readable(
    typeof printed === "string" ? printed : printed.content,
    namesOf(types.filter(isInputObjectType)),
    namesOf(types.filter(isEnumType)),
  );
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Interfaces in place of aliases, as a hover shows them whole; an answer's enumeration may grow, what is sent may not. */
function readable(source: string, inputs: ReadonlySet<string>, enums: ReadonlySet<string>): string {
  const file = ts.createSourceFile("types.ts", source, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS);
  const edits = file.statements.filter(ts.isTypeAliasDeclaration).flatMap((alias): Edit[] => {
    const { text: name } = alias.name;
    if (["Exact", "Incremental"].includes(name)) return [{ from: alias.getFullStart(), to: alias.end, text: "" }];
    const isSent = inputs.has(name) || isExact(alias.type);
    return [...asInterface(alias), ...(isSent || enums.has(name) ? [] : opened(alias.type, enums))];
  });
  return edits
    .sort((one, other) => other.from - one.from)
    .reduce((text, { from, to, text: put }) => text.slice(0, from) + put + text.slice(to), source);
}

/** `Exact<…>` is what the plugin wraps variables in. */
function isExact(type: ts.TypeNode): type is ts.TypeReferenceNode {
  return ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) && type.typeName.text === "Exact";
}

function asInterface(alias: ts.TypeAliasDeclaration): Edit[] {
  const members = isExact(alias.type) ? alias.type.typeArguments![0]! : alias.type;
  if (!ts.isTypeLiteralNode(members)) return [];
  const declared = alias.getStart();
  return [
    { from: declared, to: members.getStart(), text: `export interface ${alias.name.text} ` },
    { from: members.end, to: alias.end, text: "" },
  ];
}

/** References to enumerations, each open for values that are not listed yet. */
function opened(type: ts.Node, enums: ReadonlySet<string>): Edit[] {
  if (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) && enums.has(type.typeName.text))
    return [{ from: type.end, to: type.end, text: " | (string & {})" }];
  return type.getChildren().flatMap((child) => opened(child, enums));
}
