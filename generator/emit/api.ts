import type { SourceFileStructure } from "ts-morph";
import { apiIndex, type GroupView } from "../../templates/api-index.js";
import { apiPaths } from "../../templates/api-paths.js";
import { InputError } from "../errors.js";
import type { ApiContract } from "../model/contract.js";
import { objectAt } from "../model/json.js";
import { pascalCase, words } from "../model/naming/words.js";
import { constantOf } from "./constant-of.js";
import { layout } from "./layout.js";
import { namedNumbers } from "./number-names.js";
import { linkTypes } from "./link-types.js";
import { odataTypes } from "./odata-types.js";
import { openEnumerations } from "./open-enumerations.js";
import { operationView } from "./operation-view.js";
import { openApiTypes, type OpenApiTypes } from "./openapi-types.js";
import { referencedTypes } from "./referenced-types.js";
import { runtimeTypes } from "./schema-types.js";

/** The files of an HTTP API: its schemas, its paths, and its descriptor with the operations by name. */
export async function emitApi(contract: ApiContract): Promise<ReadonlyMap<string, SourceFileStructure | string>> {
  const types = await openApiTypes(linkTypes(odataTypes(openEnumerations(contract.document)), contract.operations));
  const described = objectAt(objectAt(contract.document, "components"), "schemas");
  const schemas = Object.keys(described);
  const groups = groupsOf(contract, types);
  requireDistinct(contract, schemas, groups);
  const all = `type All = [${typesOf(groups).join(", ")}];`;
  const view = {
    title: contract.title,
    name: constantOf(contract.id),
    id: contract.id,
    servers: contract.servers,
    version: contract.version,
    auth: contract.auth,
    ...(contract.limits === undefined ? {} : { limits: contract.limits }),
    ...(contract.passingCodes === undefined ? {} : { passingCodes: contract.passingCodes }),
    groups,
    schemas: mentioned(schemas, all),
    constants: namedNumbers(described),
    runtimeTypes: mentioned(runtimeTypes, all),
    ...(contract.relations === undefined ? {} : { relations: contract.relations }),
  };
  return new Map<string, SourceFileStructure | string>([
    [layout.api.schemas, types.schemas],
    [layout.api.paths, apiPaths(types.paths, mentioned(schemas, types.paths))],
    [layout.api.index, apiIndex(view)],
  ]);
}

function groupsOf({ operations, relations }: ApiContract, types: OpenApiTypes): GroupView[] {
  // Whichever way an API with links refuses, the runtime tells it in one.
  const refusal = relations === undefined ? undefined : "HalProblem";
  const names = [...new Set(operations.map(({ group }) => group))].sort();
  return names.map((name) => ({
    name,
    type: `${pascalCase(words(name))}Operations`,
    operations: operations
      .filter(({ group }) => group === name)
      .map((operation) => operationView(operation, types, refusal))
      .sort((one, other) => (one.name < other.name ? -1 : 1)),
  }));
}

function typesOf(groups: readonly GroupView[]): string[] {
  const operations = groups.flatMap((group) => group.operations);
  return operations.flatMap(({ data, refusals, pages, request }) => [
    data,
    ...(pages ? [pages.item] : []),
    refusals.others ?? "undefined",
    ...refusals.byStatus.map(([, type]) => type),
    ...(request?.parts ?? []).map(({ type }) => type),
  ]);
}

function mentioned(schemas: readonly string[], source: string): string[] {
  const names = referencedTypes(source);
  return schemas.filter((schema) => names.has(schema)).sort();
}

function requireDistinct({ id }: ApiContract, schemas: readonly string[], groups: readonly GroupView[]): void {
  const types = groups.flatMap(({ type, operations }) => [
    type,
    ...operations.flatMap(({ request }) => request?.type ?? []),
  ]);
  const names = [...schemas, ...types, "Operations"];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new InputError(`${id}/names.json: two types would be called ${twice}. Give one of them another name there.`);
}
