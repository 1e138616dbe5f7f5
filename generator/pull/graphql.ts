import {
  buildASTSchema,
  Kind,
  validateSchema,
  visit,
  type ASTNode,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
} from "graphql";
import { InputError } from "../errors.js";
import type { JsonObject } from "../model/json.js";
import { parseGraphql, syntaxTree, type SchemaDocument } from "../read/sdl.js";
import type { Source } from "../sources/index.js";
import type { Docs } from "./openapi/keep-facts.js";

/** Reads a GraphQL schema into the one we pin: checked, sorted, without prose, with what its source says of the service. */
export function pinGraphql({ name, text }: { name: string; text: string }, source: Source, docs: Docs): JsonObject {
  const document = parseGraphql(text, name);
  identify(buildSchema(document, name), source, name);
  const facts = docs === "keep" ? document : visit(document, { leave: withoutProse });
  const { definitions } = visit(facts, { leave: sorted });
  const { title, api } = source;
  const { path = "", stream = "", policies = {} } = api?.graphql ?? {};
  const pinned: SchemaDocument = {
    service: { title, token: api?.auth.token ?? "none", path, stream },
    servers: Object.entries(api?.servers ?? {}).map(([environment, url]) => ({ environment, url })),
    policies: Object.entries(policies).map(([policy, asks]) => ({ name: policy, ...asks })),
    schema: syntaxTree(definitions.toSorted(byKindAndName)),
  };
  return pinned as unknown as JsonObject;
}

function buildSchema(document: DocumentNode, name: string): GraphQLSchema {
  try {
    const schema = buildASTSchema(document);
    const [error] = validateSchema(schema);
    if (error === undefined) return schema;
    throw error;
  } catch (error) {
    throw new InputError(`${name}: ${(error as Error).message.split("\n")[0]}`);
  }
}

function identify(schema: GraphQLSchema, { documents: [{ identity }] }: Source, name: string): void {
  const fields = Object.keys(schema.getQueryType()?.getFields() ?? {});
  if (identity === undefined || fields.includes(identity)) return;
  throw new InputError(
    `${name}: this is another schema: it has no query ${identity}. If upstream renamed it, change "identity" in its source.`,
  );
}

/** Why something is deprecated is prose too; that it is, is a fact. */
function withoutProse(node: ASTNode): ASTNode | undefined {
  if (node.kind === Kind.DIRECTIVE && node.name.value === "deprecated") return { ...node, arguments: [] };
  if (!("description" in node) || node.description === undefined) return undefined;
  const { description: _, ...facts } = node;
  return facts;
}

const named = ["fields", "arguments", "values", "types", "interfaces", "locations", "operationTypes"] as const;

/** What upstream may list in any order is listed by name. */
function sorted(node: ASTNode): ASTNode | undefined {
  if (!/(Definition|Extension)$/.test(node.kind)) return undefined;
  const lists = named.flatMap((key) => {
    const list = (node as unknown as Record<string, readonly ASTNode[] | undefined>)[key];
    return list === undefined
      ? []
      : [[key, list.toSorted((one, other) => compare(nameOf(one), nameOf(other)))] as const];
  });
  return { ...node, ...Object.fromEntries(lists) };
}

const first: Readonly<Record<string, number>> = { DirectiveDefinition: 0, SchemaDefinition: 1, SchemaExtension: 2 };

function byKindAndName(one: DefinitionNode, other: DefinitionNode): number {
  return (first[one.kind] ?? 3) - (first[other.kind] ?? 3) || compare(nameOf(one), nameOf(other));
}

/** A location is a name; a root is told by what is asked of it. */
function nameOf(node: ASTNode): string {
  if (node.kind === Kind.OPERATION_TYPE_DEFINITION) return node.operation;
  if (node.kind === Kind.NAME) return node.value;
  return "name" in node && node.name !== undefined ? node.name.value : "";
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
