import type { TokenEvent } from "../events.js";
import type { Send } from "../send.js";
import type { Connected } from "./connection.js";

/** What came of asking for a token. */
export interface Trial {
  /** What was told on the way, in order. */
  readonly events: readonly TokenEvent[];
  /** Why there is no token. */
  readonly error?: unknown;
  /** What the token says of itself; empty for one that cannot be read. `undefined` when there is none. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** Has the credentials do what they do for a call, with tokens of its own, and keeps the call back. */
export async function tryOut({ api: { id }, server, credentials, target }: Connected): Promise<Trial> {
  const events: TokenEvent[] = [];
  let shown: string | null = null;
  const keepBack: Send = async ({ headers }) => {
    shown = headers.get("authorization");
    return new Response(null, { status: 204 });
  };
  const emit: typeof target.emit = (event) => {
    if (event.type === "token") events.push(event);
    target.emit(event);
  };
  try {
    const policies = credentials.map((credential) => credential.bind({ ...target, emit, afresh: true }));
    const send = policies.reduceRight((next, policy) => policy(next), keepBack);
    await send(new Request(server), { api: id, method: "GET", path: "/" });
    return { events, ...(shown !== null && { claims: claimsOf(shown) }) };
  } catch (error) {
    return { events, error };
  }
}

/** @see [RFC 7519, section 3](https://www.rfc-editor.org/rfc/rfc7519.html#section-3) */
function claimsOf(token: string): Record<string, unknown> {
  try {
    const payload = token.split(".")[1]!.replaceAll("-", "+").replaceAll("_", "/");
    return Object(JSON.parse(atob(payload))) as Record<string, unknown>;
  } catch {
    return {};
  }
}
