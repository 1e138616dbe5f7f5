import { ConfigurationError, NetworkError } from "../errors.js";
import type { Emit, TokenEvent } from "../events.js";
import { passes, patient, repeat, type Outcome } from "../repeat.js";
import { retryAfter } from "../retry-after.js";
import type { Fetch } from "../send.js";
import { failure, reach } from "../transport.js";
import { stopwatch } from "./stopwatch.js";
import type { HeldToken, IssuedToken } from "./token-cache.js";
import { TokenError, type TokenFacts } from "./token-error.js";

const timeoutMs = 30_000;
/** Longest answer that is read, in characters: no token comes near. */
const longest = 1_000_000;

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
  /** Milliseconds since the request that it answers was sent. */
  readonly age: () => number;
}

/**
 * Sends a request for a token, anew at each try, and never to where a redirect points. Reads the answer, and tells of it.
 *
 * @param read - The token in the answer, `undefined` when there is none, or throws the refusal.
 * @throws {@link TokenError} when no answer comes, one without a token, or one that points elsewhere.
 */
export async function requestToken(
  { from, fetch, emit }: TokenServer,
  request: () => Promise<Request>,
  read: (answer: TokenAnswer) => IssuedToken | undefined,
): Promise<HeldToken> {
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
    return { ...token, age: answer.age };
  } catch (error) {
    const { status, code }: TokenFacts =
      error instanceof TokenError || error instanceof ConfigurationError ? error : {};
    told({ outcome: status === undefined ? "failed" : "refused", ...(code && { code }) });
    throw error;
  }
}

async function ask(from: TokenEvent["from"], fetch: Fetch, request: () => Promise<Request>): Promise<TokenAnswer> {
  const signal = AbortSignal.timeout(timeoutMs);
  const deadline = performance.now() + timeoutMs;
  const operation = `The request to ${from}`;
  let attempts = 0;
  let text = "";
  let age = stopwatch();
  const attempt = async () => {
    const made = new Request(await request(), { redirect: "manual", signal });
    attempts++;
    age = stopwatch();
    const response = await reach(fetch, made, operation);
    const { status, type } = response;
    const refused = (says: string) => new TokenError(from, says, { status, attempts });
    if (type === "opaqueredirect" || (status >= 300 && status < 400)) {
      throw refused("its address redirects, and nothing was sent there.");
    }
    text = await textOf(response).catch((error: unknown) => {
      throw failure(error, signal, operation);
    });
    if (text.length > longest) throw refused("the answer is longer than 1 MB.");
    return new Response(null, response);
  };
  try {
    const response = await repeat(attempt, patient, { signal, deadline, agrees: worthwhile });
    const { status } = response;
    const facts = { status, attempts, retryable: worthwhile(response), retryAfterMs: retryAfter(response) };
    return { response, text, age, facts };
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

/** A body as text, or little more than {@link longest} of it. */
async function textOf({ body }: Response): Promise<string> {
  if (body === null) return "";
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  while (text.length <= longest) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text;
}
