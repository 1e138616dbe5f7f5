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
import { referencedTypes } from "./referenced-types.js";
import { withImports } from "./schema-types.js";
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
  const source = typeof printed === "string" ? printed : printed.content;
  return withImports(readable(source, namesOf(types.filter(isInputObjectType)), namesOf(types.filter(isEnumType))));
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Interfaces in place of aliases, as a hover shows them whole; an enumeration that answers may hold is open. */
function readable(source: string, inputs: ReadonlySet<string>, enums: ReadonlySet<string>): string {
  const file = ts.createSourceFile("types.ts", source, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS);
  const aliases = file.statements.filter(ts.isTypeAliasDeclaration);
  const answers = aliases.filter(({ name, type }) => !inputs.has(name.text) && !enums.has(name.text) && !isExact(type));
  const answered = referencedTypes(answers.map((alias) => alias.getText()).join("\n"));
  const edits = aliases.flatMap((alias): Edit[] => {
    const { text: name } = alias.name;
    if (["Exact", "Incremental"].includes(name)) return [{ from: alias.getFullStart(), to: alias.end, text: "" }];
    if (!enums.has(name)) return asInterface(alias);
    return answered.has(name) ? [{ from: alias.type.end, to: alias.type.end, text: " | Unlisted" }] : [];
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
