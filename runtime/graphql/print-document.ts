/** A node of a syntax tree, as graphql-js and its kin make them. */
export interface SyntaxNode {
  readonly kind: string;
}

/**
 * Writes a parsed document, for tools that keep the tree and not the text.
 *
 * @see [GraphQL, document](https://spec.graphql.org/October2021/#sec-Document)
 */
export function printDocument(document: SyntaxNode): string {
  return written(document);
}

type Node = SyntaxNode & Readonly<Record<string, unknown>>;

/** How each kind is written; those that are not listed are written by their value. */
const writers: Readonly<Record<string, (node: Node) => string>> = {
  Document: ({ definitions }) => list(definitions, "\n"),
  OperationDefinition: ({ operation, name, variableDefinitions, directives, selectionSet }) =>
    `${String(operation)} ${written(name)}${wrapped("(", variableDefinitions, ")")}${list(directives)}${written(selectionSet)}`,
  VariableDefinition: ({ variable, type, defaultValue, directives }) =>
    `${written(variable)}:${written(type)}${after("=", defaultValue)}${list(directives)}`,
  Variable: ({ name }) => `$${written(name)}`,
  SelectionSet: ({ selections }) => `{${list(selections)}}`,
  Field: ({ alias, name, arguments: given, directives, selectionSet }) =>
    `${alias ? `${written(alias)}:` : ""}${written(name)}${wrapped("(", given, ")")}${list(directives)}${written(selectionSet)}`,
  Argument: namedValue,
  ObjectField: namedValue,
  FragmentSpread: ({ name, directives }) => `...${written(name)}${list(directives)}`,
  InlineFragment: ({ typeCondition, directives, selectionSet }) =>
    `...${after("on ", typeCondition)}${list(directives)}${written(selectionSet)}`,
  FragmentDefinition: ({ name, typeCondition, directives, selectionSet }) =>
    `fragment ${written(name)} on ${written(typeCondition)}${list(directives)}${written(selectionSet)}`,
  Directive: ({ name, arguments: given }) => `@${written(name)}${wrapped("(", given, ")")}`,
  NamedType: ({ name }) => written(name),
  ListType: ({ type }) => `[${written(type)}]`,
  NonNullType: ({ type }) => `${written(type)}!`,
  // JSON's escapes are all GraphQL's too.
  StringValue: ({ value }) => JSON.stringify(value),
  NullValue: () => "null",
  ListValue: ({ values }) => `[${list(values)}]`,
  ObjectValue: ({ fields }) => `{${list(fields)}}`,
};

function namedValue({ name, value }: Node): string {
  return `${written(name)}:${written(value)}`;
}

function written(node: unknown): string {
  if (node === undefined || node === null) return "";
  const { kind, value } = node as Node;
  return writers[kind]?.(node as Node) ?? String(value);
}

function list(nodes: unknown, between = " "): string {
  return ((nodes ?? []) as readonly unknown[]).map(written).join(between);
}

function wrapped(open: string, nodes: unknown, close: string): string {
  const inside = list(nodes);
  return inside && open + inside + close;
}

function after(mark: string, node: unknown): string {
  return node ? mark + written(node) : "";
}
