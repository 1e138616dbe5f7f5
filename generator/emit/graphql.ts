import type { SourceFileStructure } from "ts-morph";
import { graphqlIndex, type GraphqlGroupView } from "../../templates/graphql-index.js";
import { InputError } from "../errors.js";
import type { GraphqlContract } from "../model/contract.js";
import { pascalCase, words } from "../model/naming/words.js";
import { operationsFile } from "../specs.js";
import { constantOf } from "./constant-of.js";
import { layout } from "./layout.js";
import { operationTypes } from "./operation-types.js";

/** The files of a GraphQL service: the types its operations use, and its descriptor with the operations by name. */
export async function emitGraphql(
  contract: GraphqlContract,
): Promise<ReadonlyMap<string, SourceFileStructure | string>> {
  // Loaded here, as every other command would wait for it.
  const { graphqlTypes } = await import("./graphql-types.js");
  const types = await graphqlTypes(contract);
  const groups = groupsOf(contract);
  requireDistinct(contract, types, groups);
  const { id, title, servers, version, auth, path, stream } = contract;
  const view = { id, title, servers, version, auth, path, stream, name: constantOf(id), groups };
  return new Map<string, SourceFileStructure | string>([
    [layout.graphql.types, types],
    [layout.graphql.index, graphqlIndex(view)],
  ]);
}

function groupsOf({ operations }: GraphqlContract): GraphqlGroupView[] {
  const names = [...new Set(operations.map(({ group }) => group))].sort();
  return names.map((name) => ({
    name,
    type: `${pascalCase(words(name))}Operations`,
    operations: operations
      .filter(({ group }) => group === name)
      .map((operation) => ({ ...operation, types: operationTypes(`${name}_${operation.name}`) }))
      .sort((one, other) => (one.name < other.name ? -1 : 1)),
  }));
}

function requireDistinct({ id }: GraphqlContract, types: string, groups: readonly GraphqlGroupView[]): void {
  const declared = [...types.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name!);
  const names = [...declared, ...groups.map(({ type }) => type), "Operations"];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new InputError(
    `${id}/${operationsFile}: two types would be called ${twice}. Rename an operation or a fragment.`,
  );
}
