import type { ApiDescriptor, OperationDescriptor } from "../descriptor.js";

/** One operation of ours, as generated. */
export interface GraphqlOperation {
  /** What is sent: the operation first, then the fragments it uses. */
  readonly document: string;
  /** Scopes it asks for: each entry a set that will do. */
  readonly scopes?: readonly (readonly string[])[];
  /** The option that holds a token of its own, shown in place of the client's credentials. */
  readonly token?: string;
}

/** What a GraphQL service is, and where it runs. */
export interface GraphqlService extends Pick<ApiDescriptor, "id" | "servers" | "version" | "auth"> {
  /** Path of queries and mutations below the server. */
  readonly path: string;
  /** Path of subscriptions below the server. */
  readonly stream: string;
  readonly operations: Readonly<Record<string, Readonly<Record<string, GraphqlOperation>>>>;
}

/** What GraphQL calls its three kinds of operation. */
export type Kind = "query" | "mutation" | "subscription";

/** The kind of a generated document: its first word. */
export function kindOf(document: string): Kind {
  return /^\w+/.exec(document)![0] as Kind;
}

/** What an operation is on the wire. A query and a subscription may be sent again; of a mutation nobody knows. */
export function describe(
  { path, stream }: GraphqlService,
  kind: Kind,
  scopes: GraphqlOperation["scopes"] = [],
): OperationDescriptor {
  return {
    method: "POST",
    path: kind === "subscription" ? stream : path,
    ...(kind === "mutation" ? {} : { idempotent: true }),
    scopes,
  };
}
