import type { AuthTarget } from "./auth/credential.js";
import type { Caller } from "./caller.js";
import type { Environment } from "./environments.js";
import type { Policy } from "./send.js";
import type { AnswerReader } from "./answer.js";
import type { Pager } from "./paging/paged.js";
import type { BodyWriter } from "./request.js";

/** What one operation is on the wire. */
export interface OperationDescriptor {
  /** HTTP method, upper case. */
  readonly method: "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE";
  /** Path template below the server, such as `/instances/{instanceOwnerPartyId}/{instanceGuid}`. */
  readonly path: string;
  /** How the request body is written: `upload` sends bytes as they are, `multipart` named parts. Absent when the operation takes none. */
  readonly body?: "json" | BodyWriter;
  /** Writes the query, where a parameter is not written as usual. */
  readonly query?: (query: object) => string;
  /** The media type asked for. Absent: JSON, or anything where `answer` reads anything. */
  readonly accept?: string;
  /** Headers for what the request depends on, where the API knows conditions. */
  readonly conditions?: (request: object) => object;
  /** How a successful answer is read: `download` hands over the bytes unread, `text` is text of any kind. Absent: JSON, or nothing. */
  readonly answer?: AnswerReader;
  /** How the pages of its answers follow one another. Absent: all is in one answer. */
  readonly pages?: Pager;
  /**
   * Sending it twice does no more than sending it once. Left out, its method tells. `false`: it is never sent twice by
   * itself, not even after a 429.
   */
  readonly idempotent?: boolean;
  readonly deprecated?: true;
  /** Scopes it asks for: each entry a set that will do. */
  readonly scopes?: readonly (readonly string[])[];
}

/** Operations by group and name: `storage.instances.get` is `operations.instances.get`. */
export type OperationGroups = Readonly<Record<string, Readonly<Record<string, OperationDescriptor>>>>;

/** What an API asks of a caller's credentials. Data of the API, never a choice of the caller. */
export interface ApiAuth {
  /** `altinn`: an exchanged Altinn token; `maskinporten`: the Maskinporten token as it is; `none`: open. */
  readonly token: "altinn" | "maskinporten" | "none";
  /** The API wants a gateway subscription key beside the token. */
  readonly subscriptionKey?: true;
  /** The API gives out tokens of its own, such as to a person in a browser; {@link bearer} brings one. */
  readonly ownToken?: true;
}

/** Makes a client's methods: of its caller, of what its credentials are for, and of callers with others in their place. */
export type MethodsMaker = (
  descriptor: ApiDescriptor,
  call: Caller,
  target: AuthTarget,
  callerWith: (credentials: readonly Policy[]) => Caller,
) => object;

/** A generated constant that says what an API is and where it runs. */
export interface ApiDescriptor<Paths extends object = object, Operations extends object = object> {
  /** The contract's id, such as `altinn3/storage/v1`. */
  readonly id: string;
  /** Base URL per environment, without a slash at the end. */
  readonly servers: Readonly<Partial<Record<Environment, string>>>;
  /** As the API names it, such as `v1`. */
  readonly version?: string;
  readonly auth: ApiAuth;
  /** Stand inside the usual policies: they keep to what the API is known to take, and read more than its status. */
  readonly policies?: readonly Policy[];
  readonly operations: OperationGroups;
  /** Makes the client's methods, where there is more to them than operations by name and by path. */
  readonly methods?: MethodsMaker;
  /** Types only; never present at run time. */
  readonly "~types"?: { readonly paths: Paths; readonly operations: Operations };
}

/** Ties a descriptor to the types generated beside it. */
export function api<Paths extends object, Operations extends object>(
  descriptor: Omit<ApiDescriptor, "~types">,
): ApiDescriptor<Paths, Operations> {
  return descriptor;
}
