import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { buildSchema, graphql, parse } from "graphql";
import { createHandler } from "graphql-sse/lib/use/http";
import { root } from "../support/cli.js";
import { bytesOf } from "./api.js";
import { serve, type Running } from "./listen.js";

/** What answers: a function for each field at the root that is asked for. */
export type Resolvers = Readonly<Record<string, (variables: never) => unknown>>;

/** A GraphQL service on the pinned schema. */
export interface GraphqlServer extends Running {
  /** Path, `Accept` and `Authorization` of every request, in order. */
  readonly seen: readonly string[];
  /** What the last request sent. */
  readonly body: () => { readonly query: string; readonly variables?: unknown };
}

/**
 * Starts a GraphQL service as Dialogporten runs it: queries and mutations under `/graphql`, subscriptions as server-sent
 * events under `/graphql/stream`. It executes what it is asked on the pinned schema, so what does not fit is refused.
 *
 * @param gate - Answers in place of the service when it returns true. It also gets how many requests came before.
 */
export async function startGraphql(
  resolvers: Resolvers,
  gate: (request: IncomingMessage, response: ServerResponse, before: number) => boolean | Promise<boolean> = () =>
    false,
): Promise<GraphqlServer> {
  const schema = buildSchema(readFileSync(join(root, "specs/altinn3/dialogporten/graphql/v1/schema.graphql"), "utf8"));
  const seen: string[] = [];
  let body = "";
  const stream = createHandler({
    onSubscribe: (_request, { query, variables }) => ({
      schema,
      document: parse(query),
      rootValue: resolvers,
      variableValues: variables,
      contextValue: undefined,
    }),
  });

  const running = await serve((request, response) => void respond(request, response));

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = "", headers } = request;
    seen.push([url, headers.accept, headers.authorization].join(" "));
    if (await gate(request, response, seen.length - 1)) return;
    if (url === "/graphql/stream") return stream(request, response);
    body = (await bytesOf(request)).toString();
    const { query, variables } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
    const answer = await graphql({ schema, source: query, rootValue: resolvers, variableValues: variables });
    const status = answer.data === undefined ? 400 : answer.data === null ? 500 : 200;
    response.writeHead(status, { "Content-Type": "application/graphql-response+json; charset=utf-8" });
    response.end(JSON.stringify(answer));
  }

  return { ...running, seen, body: () => JSON.parse(body) as ReturnType<GraphqlServer["body"]> };
}
