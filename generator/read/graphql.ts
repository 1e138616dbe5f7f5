import {
  buildASTSchema,
  Kind,
  print,
  separateOperations,
  stripIgnoredCharacters,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { InputError } from "../errors.js";
import type { GraphqlContract, GraphqlOperation } from "../model/contract.js";
import { operationsFile, type PinnedSpec } from "../specs.js";
import { messageOf, parseGraphql, syntaxTree, type SchemaDocument } from "./sdl.js";

/** Our operations no longer fit the schema they are for. */
export class OperationsStaleError extends InputError {
  override readonly name = "OperationsStaleError";
  readonly code = "operations-stale";

  constructor(
    /** Each with its place. */
    readonly problems: readonly string[],
  ) {
    super(`${problems.join("\n")}\nIf upstream changed its schema, change the operation with it.`);
  }
}

/** Reads a pinned GraphQL schema, and our operations on it, as a contract. */
export function readGraphql({ id, file, document, operations: text }: PinnedSpec): GraphqlContract {
  const { service, servers, policies, schema: tree } = document as unknown as SchemaDocument;
  const { title, token, path, stream } = service;
  const { definitions } = tree as unknown as DocumentNode;
  const schema = buildASTSchema({ kind: Kind.DOCUMENT, definitions });
  const documents = readDocuments(text, schema, `${id}/${operationsFile}`);
  return {
    kind: "graphql",
    id,
    spec: file,
    title,
    version: /\/(v\d+)$/.exec(id)?.[1] ?? "",
    schema: tree,
    types: definitions.flatMap((node) =>
      node.kind.endsWith("TypeDefinition") && "name" in node ? (node.name?.value ?? []) : [],
    ),
    documents: syntaxTree(documents.definitions),
    operations: operationsOf(documents).map((operation) => readOperation(operation, documents, schema, policies)),
    servers: Object.fromEntries(servers.map(({ environment, url }) => [environment, url])),
    auth: { token },
    path,
    stream,
  };
}

function readDocuments(text: string | undefined, schema: GraphQLSchema, file: string): DocumentNode {
  if (text === undefined) return { kind: Kind.DOCUMENT, definitions: [] };
  const documents = parseGraphql(text, file);
  const stray = operationsOf(documents).find(({ name }) => !isName(name?.value ?? ""));
  if (stray !== undefined) {
    const called = stray.name?.value ?? "an operation without a name";
    throw new InputError(`${file}: ${called} is not called \`group_name\` with a group that is free.`);
  }
  const problems = validate(schema, documents);
  if (problems.length > 0) throw new OperationsStaleError(problems.map((problem) => messageOf(problem, file)));
  return documents;
}

/** A client has methods of its own beside the groups. */
function isName(name: string): boolean {
  return /^(?!(?:query|mutate|subscribe|then)_)\p{Ll}[\p{L}\p{N}]*_\p{Ll}[\p{L}\p{N}]*$/u.test(name);
}

function operationsOf({ definitions }: DocumentNode): OperationDefinitionNode[] {
  return definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
}

function readOperation(
  operation: OperationDefinitionNode,
  documents: DocumentNode,
  schema: GraphQLSchema,
  policies: SchemaDocument["policies"],
): GraphqlOperation {
  const { name, operation: kind, description, selectionSet, variableDefinitions = [] } = operation;
  const [group = "", called = ""] = name!.value.split("_");
  const fields = selectionSet.selections.flatMap((node) => (node.kind === Kind.FIELD ? node.name.value : []));
  const asked = policies.filter((policy) => policiesOn(schema, kind, fields).has(policy.name));
  const token = asked.find((policy) => policy.token !== undefined)?.token;
  const required = variableDefinitions.some(
    ({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && !defaultValue,
  );
  return {
    group,
    name: called,
    kind,
    document: textOf(operation, documents),
    fields,
    ...(description === undefined ? {} : { summary: description.value }),
    variables: required ? "required" : variableDefinitions.length > 0 ? "optional" : "none",
    scopes: asked.flatMap(({ scopes = [] }) => scopes),
    ...(token === undefined ? {} : { token }),
  };
}

/** Policies that stand on the root type or on one of the fields. */
function policiesOn(
  schema: GraphQLSchema,
  kind: OperationDefinitionNode["operation"],
  fields: readonly string[],
): Set<string> {
  const root = schema.getRootType(kind);
  const nodes = [root?.astNode, ...fields.map((field) => root?.getFields()[field]?.astNode)];
  const authorize = nodes.flatMap((node) => node?.directives ?? []).filter(({ name }) => name.value === "authorize");
  const values = authorize.flatMap(({ arguments: given = [] }) => given.filter(({ name }) => name.value === "policy"));
  return new Set(values.flatMap(({ value }) => (value.kind === Kind.STRING ? value.value : [])));
}

/** The operation first, then the fragments it uses; our sentences stay here. */
function textOf({ name }: OperationDefinitionNode, documents: DocumentNode): string {
  const { definitions } = separateOperations(documents)[name!.value]!;
  const [operation] = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const { description: _, ...sent } = operation!;
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return stripIgnoredCharacters([sent, ...fragments].map((node) => print(node)).join("\n"));
}
