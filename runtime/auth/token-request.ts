import { ConfigurationError, NetworkError } from "../errors.js";
import type { Emit, TokenEvent } from "../events.js";
import { passes, patient, repeat, type Outcome } from "../repeat.js";
import { retryAfter } from "../retry-after.js";
import type { Fetch } from "../send.js";
import { failure, reach } from "../transport.js";
import type { IssuedToken } from "./token-cache.js";
import { TokenError, type TokenFacts } from "./token-error.js";

const timeoutMs = 30_000;

/** Whom to ask for a token, and whom to tell of it. */
export interface TokenServer {
  readonly from: TokenEvent["from"];
  readonly fetch: Fetch;
  readonly emit: Emit;
}

/** What was answered to the request for a token. */
export interface TokenAnswer {
  readonly response: Response;
  readonly text: string;
  /** What to say of it when it is a refusal. */
  readonly facts: TokenFacts;
}

/**
 * Sends a request for a token, anew at each try, and never to where a redirect points. Reads the answer, and tells of it.
 *
 * @param read - The token in the answer, `undefined` when there is none, or throws the refusal.
 * @throws {@link TokenError} when no answer comes, or one without a token.
 */
export async function requestToken(
  { from, fetch, emit }: TokenServer,
  request: () => Promise<Request>,
  read: (answer: TokenAnswer) => IssuedToken | undefined,
): Promise<IssuedToken> {
  const start = performance.now();
  const told = (rest: Pick<TokenEvent, "outcome" | "lifetime" | "code">) =>
    emit({ type: "token", from, durationMs: performance.now() - start, ...rest });
  try {
    const answer = await ask(from, fetch, request);
    const token = read(answer);
    if (token === undefined || !(token.lifetime > 0 && token.lifetime < Infinity)) {
      throw new TokenError(from, "the answer holds no token with a lifetime.", answer.facts);
    }
    told({ outcome: "issued", lifetime: token.lifetime });
    return token;
  } catch (error) {
    const { status, code }: TokenFacts =
      error instanceof TokenError || error instanceof ConfigurationError ? error : {};
    told({ outcome: status === undefined ? "failed" : "refused", ...(code === undefined ? {} : { code }) });
    throw error;
  }
}

async function ask(from: TokenEvent["from"], fetch: Fetch, request: () => Promise<Request>): Promise<TokenAnswer> {
  const signal = AbortSignal.timeout(timeoutMs);
  const deadline = performance.now() + timeoutMs;
  const operation = `The request to ${from}`;
  let attempts = 0;
  let text = "";
  const attempt = async () => {
    const made = new Request(await request(), { redirect: "error", signal });
    attempts++;
    const response = await reach(fetch, made, operation);
    text = await response.text().catch((error: unknown) => {
      throw failure(error, signal, operation);
    });
    return new Response(null, response);
  };
  try {
    const response = await repeat(attempt, patient, signal, { deadline, worthwhile });
    const retryAfterMs = retryAfter(response);
    const { status } = response;
    const retryable = passes(response) || status >= 500;
    return {
      response,
      text,
      facts: { status, attempts, retryable, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) },
    };
  } catch (error) {
    const facts = { attempts, retryable: true };
    if (signal.aborted) throw new TokenError(from, `no answer within ${timeoutMs} ms.`, facts);
    if (!(error instanceof NetworkError)) throw error;
    throw new TokenError(from, `no answer${error.code ? ` (${error.code})` : ""}.`, facts);
  }
}

/** Asking for a token twice does no harm, so any fault of the server's is worth another try. */
function worthwhile(outcome: Outcome): boolean {
  return passes(outcome) || (outcome instanceof Response && outcome.status >= 500);
}
