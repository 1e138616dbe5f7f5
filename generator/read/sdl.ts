import { GraphQLError, Kind, parse, print, valueFromASTUntyped, type DefinitionNode, type DocumentNode } from "graphql";
import { InputError } from "../errors.js";
import type { Json, JsonObject } from "../model/json.js";

/** Directives of ours, by which a pinned schema says where and how its service runs. */
const directives = `directive @policy(name: String!, scopes: [[String!]!], token: String) repeatable on SCHEMA

directive @server(environment: String!, url: String!) repeatable on SCHEMA

directive @service(path: String!, stream: String!, title: String!, token: String!) on SCHEMA`;

/** A pinned GraphQL schema as JSON. */
export interface SchemaDocument {
  /** `path` and `stream` are those of requests and of subscriptions, `token` is what the service takes. */
  readonly service: { readonly title: string; readonly token: string; readonly path: string; readonly stream: string };
  readonly servers: readonly { readonly environment: string; readonly url: string }[];
  readonly policies: readonly {
    readonly name: string;
    readonly scopes?: readonly (readonly string[])[];
    readonly token?: string;
  }[];
  /** Upstream's own schema, as a syntax tree. */
  readonly schema: JsonObject;
}

/** @throws {@link InputError} naming line and column when the text is not GraphQL. */
export function parseGraphql(text: string, file: string): DocumentNode {
  if (text.trimStart().startsWith("<"))
    throw new InputError(`${file}:1:1: this is HTML or XML, not GraphQL. Does the URL ask for a login?`);
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new InputError(messageOf(error, file));
  }
}

/** A GraphQL error as messages tell it: where, then what. */
export function messageOf({ message, locations }: GraphQLError, file: string): string {
  const [place] = locations ?? [];
  return `${file}${place === undefined ? "" : `:${place.line}:${place.column}`}: ${message}`;
}

/** Reads a pinned schema. */
export function parseSchema(text: string, file: string): JsonObject {
  const { definitions } = parseGraphql(text, file);
  const facts = definitions.flatMap((node) => (node.kind === Kind.SCHEMA_EXTENSION ? (node.directives ?? []) : []));
  const told = (directive: string): object[] =>
    facts
      .filter(({ name }) => name.value === directive)
      .map(({ arguments: given = [] }) =>
        Object.fromEntries(given.map(({ name, value }) => [name.value, valueFromASTUntyped(value)])),
      );
  const [service] = told("service");
  if (service === undefined)
    throw new InputError(`${file}: no @service says what runs here. Run "altinnkit pull" to pin it anew.`);
  const schema = syntaxTree(definitions.filter((node) => !isOurs(node)));
  return { service, servers: told("server"), policies: told("policy"), schema } as JsonObject;
}

/** Writes a pinned schema; the inverse of {@link parseSchema}. */
export function printSchema({ service, servers, policies, schema }: SchemaDocument): string {
  const facts = [
    applied("service", service),
    ...servers.map((server) => applied("server", server)),
    ...policies.map((policy) => applied("policy", policy)),
  ];
  return `${directives}\n\n${facts.join("\n")}\n\n${print(schema as unknown as DocumentNode)}\n`;
}

/** Definitions as plain JSON, without the places they stood in. */
export function syntaxTree(definitions: readonly DefinitionNode[]): JsonObject {
  const text = JSON.stringify({ kind: Kind.DOCUMENT, definitions }, (key, value: Json) =>
    key === "loc" ? undefined : value,
  );
  return JSON.parse(text) as JsonObject;
}

/** What JSON calls a string or a list, GraphQL calls so too. */
function applied(directive: string, facts: object): string {
  const given = Object.entries(facts)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `extend schema @${directive}(${given.join(", ")})`;
}

function isOurs(node: DefinitionNode): boolean {
  const own = (name: string): boolean => directives.includes(`@${name}(`);
  if (node.kind === Kind.DIRECTIVE_DEFINITION) return own(node.name.value);
  return node.kind === Kind.SCHEMA_EXTENSION && (node.directives ?? []).some(({ name }) => own(name.value));
}
