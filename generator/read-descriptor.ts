import type { ApiDescriptor, OperationDescriptor } from "../runtime/index.js";
import { Diagnostics } from "./diagnostics.js";
import { InputError } from "./errors.js";
import { readContract } from "./read/index.js";
import { select } from "./select.js";
import { listSpecs, readSpec } from "./specs.js";
import type { Operation } from "./model/contract.js";

/**
 * What a pinned API is and where it runs, as its generated descriptor says.
 *
 * @throws {@link InputError} for an id that is no HTTP API.
 */
export async function readDescriptor(specs: string, id: string): Promise<ApiDescriptor> {
  const [spec, ...more] = select(await listSpecs(specs), [id]);
  if (spec === undefined || more.length > 0) throw new InputError(`"${id}" names several contracts; name one.`);
  const contract = readContract(await readSpec(specs, spec), new Diagnostics());
  if (contract.kind !== "api" && contract.kind !== "graphql")
    throw new InputError(`${spec.id} is not an HTTP API, so nothing is called there.`);
  const { servers, auth } = contract;
  const operations =
    contract.kind === "api"
      ? contract.operations
      : contract.operations.map((operation) => ({ ...operation, method: "POST", path: contract.path }));
  return { id: spec.id, servers, auth: auth as unknown as ApiDescriptor["auth"], operations: grouped(operations) };
}

type Called = Pick<Operation, "group" | "name" | "method" | "path" | "scopes">;

function grouped(operations: readonly Called[]): ApiDescriptor["operations"] {
  const groups: Record<string, Record<string, OperationDescriptor>> = {};
  for (const { group, name, method, path, scopes } of operations) {
    (groups[group] ??= {})[name] = { method: method as OperationDescriptor["method"], path, scopes };
  }
  return groups;
}
