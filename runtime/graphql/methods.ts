import { bearer } from "../auth/bearer.js";
import type { Credential } from "../auth/credential.js";
import type { TokenGetter } from "../auth/token-getter.js";
import type { MethodsMaker } from "../descriptor.js";
import { ConfigurationError } from "../errors.js";
import { mapValues } from "../map-values.js";
import type { CallOptions } from "../named.js";
import { textOf, type TypedDocument } from "./document.js";
import { ask, type GraphqlResult } from "./result.js";
import { describe, kindOf, type GraphqlOperation, type GraphqlService, type Kind } from "./operation.js";
import { subscribe, type Subscription, type SubscriptionOptions } from "./subscribe.js";

/** What a client of a GraphQL service has beside its operations by name: documents of your own. */
export interface GraphqlMethods {
  /** Sends a query of your own. It is sent again when no answer came, so let it be no mutation. */
  query<Data, Variables = AnyVariables>(
    document: TypedDocument<Data, Variables>,
    ...given: Given<Variables, CallOptions>
  ): Promise<GraphqlResult<Data>>;
  /** Sends a mutation of your own. */
  mutate<Data, Variables = AnyVariables>(
    document: TypedDocument<Data, Variables>,
    ...given: Given<Variables, CallOptions>
  ): Promise<GraphqlResult<Data>>;
  /** Opens a subscription of your own. */
  subscribe<Data, Variables = AnyVariables>(
    document: TypedDocument<Data, Variables>,
    ...given: Given<Variables, SubscriptionOptions>
  ): Subscription<Data>;
}

type AnyVariables = Readonly<Record<string, unknown>>;

/** Variables may be left out where none is required. */
type Given<Variables, Options> =
  Partial<Variables> extends Variables
    ? [variables?: Variables, options?: Options]
    : [variables: Variables, options?: Options];

/** The methods of a client: our operations by group and name, and those for documents of the caller's. */
export function graphqlMethods(service: GraphqlService): MethodsMaker {
  return (_, call, target, callerWith) => {
    const { id: api, operations } = service;
    const send = (kind: Kind, sent: Sent, variables: object | undefined, options: CallOptions = {}): unknown => {
      const { document, scopes, token, name } = sent;
      const descriptor = describe(service, kind, scopes);
      const { method, path } = descriptor;
      const operation = { descriptor, call: { api, ...(name && { operation: name }), method, path } };
      const body = { query: document, variables };
      if (kind !== "subscription") return ask(call, operation, body, options);
      const own = token && callerWith([ownToken(options, token).bind({ ...target, identity: undefined })]);
      return subscribe(own || call, operation, body, options);
    };
    const named = mapValues(operations, (members, group) =>
      mapValues(members, (operation, member) => {
        const { document } = operation;
        const sent = { ...operation, name: `${group}.${member}` };
        const method = (variables?: object, options?: CallOptions) => send(kindOf(document), sent, variables, options);
        const takesVariables = /^\w+ \w+\(/.test(document);
        return takesVariables ? method : (options?: CallOptions) => method(undefined, options);
      }),
    );
    const own = (kind: Kind) => (document: TypedDocument<unknown, never>, variables?: object, options?: CallOptions) =>
      send(kind, { document: textOf(document) }, variables, options);
    return { ...named, query: own("query"), mutate: own("mutation"), subscribe: own("subscription") };
  };
}

/** An operation under its name, or a document of the caller's without one. */
type Sent = GraphqlOperation & { readonly name?: string };

function ownToken(options: object, name: string): Credential {
  const token = (options as Readonly<Record<string, string | TokenGetter | undefined>>)[name];
  if (token === undefined) throw new ConfigurationError(`The subscription needs "${name}".`);
  return bearer(typeof token === "string" ? () => token : token);
}
