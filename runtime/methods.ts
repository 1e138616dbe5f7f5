import type { Caller, Operation } from "./caller.js";
import type { ApiDescriptor } from "./descriptor.js";
import { mapValues } from "./map-values.js";
import { named, type NamedMethod } from "./named.js";

export const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/** A client's methods: by the operations' groups and names, and by HTTP method and path template. */
export function methodsOf(
  { id: api, operations, servers }: ApiDescriptor,
  call: Caller,
  { server }: { readonly server: string },
): object {
  const known: Record<string, Operation> = {};
  const addresses = { ...servers, server };
  const client: Record<string, unknown> = mapValues(operations, (members, group) =>
    mapValues(members, (descriptor, name): NamedMethod => {
      const { method, path } = descriptor;
      const operation = {
        descriptor,
        call: { api, operation: `${group}.${name}`, method, path },
        servers: addresses,
      };
      // An operation in XML has the path of the one in JSON, and comes after it.
      known[`${method} ${path}`] ??= operation;
      return named(operation, call);
    }),
  );
  for (const method of methods) {
    client[method] = (path: string, init = {}) => {
      // A path the contract does not list may be a filled-in one, so it is not repeated.
      const unknown = { descriptor: { method, path }, call: { api, method, path: "(a path of its own)" } };
      return call(known[`${method} ${path}`] ?? unknown, init);
    };
  }
  return client;
}
