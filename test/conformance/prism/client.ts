import { connect, type ApiDescriptor } from "altinnkit";
import { apiKey, bearer, subscriptionKey } from "altinnkit/auth";
import type { ApiContract, Operation } from "../../../generator/model/contract.js";
import type { SampledRequest } from "./requests.js";

/** What one call came to. */
export interface Outcome {
  /** What the server sent. */
  readonly response: Response;
  readonly data?: unknown;
  readonly error?: unknown;
  /** What the client threw over it. */
  readonly thrown?: Error;
}

/** Calls an operation by its name, through the generated client. */
export type CallByName = (
  operation: Operation,
  request: SampledRequest,
  headers: Readonly<Record<string, string>>,
) => Promise<Outcome>;

type Named = (request: object, options: object) => Promise<{ data?: unknown; error?: unknown }>;

/** A contract's generated client, connected to a server; it makes one call at a time. */
export async function clientOf({ id }: ApiContract, baseUrl: string): Promise<CallByName> {
  const module = (await import(`altinnkit/${id}`)) as Record<string, ApiDescriptor>;
  const descriptor = Object.values(module).find((exported) => exported.id === id)!;
  const auth = [bearer(() => "token"), subscriptionKey("key"), apiKey({ kind: "backend", key: "key" })];
  let response: Response | undefined;
  const watched = async (request: Request): Promise<Response> => (response = await fetch(request));
  const client = connect(descriptor, { environment: "custom", baseUrl, auth, policies: [], fetch: watched });
  return async ({ group, name }, request, headers) => {
    response = undefined;
    const method = (client as unknown as Record<string, Record<string, Named>>)[group]![name]!;
    const told = await method(request, { headers }).catch((thrown: Error) => ({ thrown }));
    if (response === undefined) throw new Error(`${id} ${group}.${name} sent nothing.`, { cause: told });
    return { ...told, response };
  };
}
