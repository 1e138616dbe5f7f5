import type { CallInit } from "./caller.js";
import type { ClientMembers } from "./connect.js";
import type { methods } from "./methods.js";
import type { RequestParts } from "./request.js";
import type { Result } from "./result.js";
import { upload, type Upload } from "./upload.js";

/** A request that none of an API's operations stands for. */
export interface OwnRequest {
  readonly method: (typeof methods)[number];
  /** Absolute; of the client's own server. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Upload;
  /** Ends the call; it then throws the signal's reason. */
  readonly signal?: AbortSignal;
}

type Send = (path: string, init: CallInit) => Promise<Result<string>>;

/**
 * Sends a request as a client sends its operations: with its policies and credentials, to its server's origin only.
 *
 * In events and errors it goes by its method: its URL is a filled-in one.
 *
 * @throws {@link ForeignOriginError} when it is addressed to another origin.
 */
export async function ownRequest(
  client: Pick<ClientMembers<object, object>, "server">,
  { method, url, body, ...rest }: OwnRequest,
): Promise<Result<string>> {
  const { origin, pathname, search } = new URL(url);
  const parts: RequestParts = { ...rest, baseUrl: origin, pathSerializer: (path) => path };
  const send = (client as unknown as Readonly<Record<OwnRequest["method"], Send>>)[method];
  return send(`${pathname}${search}`, {
    ...(body === undefined ? parts : upload({ ...parts, body }, { api: "", method, path: "(a path of its own)" })),
    parseAs: "text",
  });
}
