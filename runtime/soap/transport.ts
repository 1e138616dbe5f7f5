import type { Fetch } from "../send.js";

/** What a transport is told beside the envelope. */
export interface SoapDispatch {
  readonly action: string;
  readonly endpoint: string;
  /** Ends the call. */
  readonly signal: AbortSignal;
}

/**
 * Brings an envelope to a service and its answer back, by a binding that is not spoken here, such as
 * WS-SecureConversation: it signs what it is given, and gives the answer without its signatures.
 */
export type SoapTransport = (envelope: string, dispatch: SoapDispatch) => Promise<string | Uint8Array>;

/** A transport in the place of the network, so that policies, timeouts and events are the same. */
export function fetchThrough(transport: SoapTransport): Fetch {
  return async (request) => {
    const action = request.headers.get("soapaction")?.slice(1, -1) ?? "";
    const answer = await transport(await request.text(), { action, endpoint: request.url, signal: request.signal });
    return new Response(answer as BodyInit, { headers: { "Content-Type": "text/xml; charset=utf-8" } });
  };
}
