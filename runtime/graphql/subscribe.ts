import { EventSourceParserStream, type EventSourceMessage } from "eventsource-parser/stream";
import type { AnswerReader } from "../answer.js";
import type { TokenGetter } from "../auth/token-getter.js";
import type { Caller, Operation } from "../caller.js";
import { AltinnkitError, UnreadableAnswerError } from "../errors.js";
import type { CallOptions } from "../named.js";
import { unwrap } from "../result.js";
import { nameOf, type Call } from "../send.js";
import { discard, failure } from "../transport.js";
import { wait } from "../wait.js";
import { answerOf, settled, type GraphqlRequest } from "./result.js";

/** What may be said beside a subscription. */
export interface SubscriptionOptions extends Pick<CallOptions, "headers"> {
  /** Ends the subscription; the loop then throws the signal's reason. */
  readonly signal?: AbortSignal;
}

/** A token of the subscription's own, shown in place of the client's credentials; a function is asked at each connection. */
export type TokenOption<Name extends string> = Readonly<Record<Name, string | TokenGetter>>;

/**
 * What happens, as it happens: `for await (const data of …)`. Leaving the loop closes the connection.
 *
 * A connection that breaks is opened anew, and what happened between is not told. The loop throws an {@link HttpError}
 * when the service refuses or tells of errors, and when the first connection does not come about.
 */
export type Subscription<Data> = AsyncGenerator<Data, void, undefined>;

/** Longest waits in milliseconds before the second connection, doubled with each that fails, and of all. */
const [firstDelayMs, longestDelayMs] = [1000, 60_000];

/** No event is larger; a stream without an end to its event is cut. */
const maxBufferSize = 4 * 1024 * 1024;

/**
 * Opens a subscription.
 *
 * @see [GraphQL over SSE, distinct connections mode](https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md)
 */
export async function* subscribe<Data>(
  call: Caller,
  operation: Operation,
  body: GraphqlRequest,
  { headers, signal = new AbortController().signal }: SubscriptionOptions,
): Subscription<Data> {
  const { call: told } = operation;
  const connect = async () => {
    const usualHeaders = { Accept: "text/event-stream" };
    const result = await call(operation, { headers, signal, body, usualHeaders, parseAs: events, timeoutMs: Infinity });
    return { result, messages: unwrap(result) as ReadableStream<EventSourceMessage> };
  };
  let wasOpen = false;
  for (let failed = 0; ; failed++) {
    try {
      const { result, messages } = await connect();
      wasOpen = true;
      for await (const { event, data } of each(messages, signal, told)) {
        failed = 0;
        if (event === "complete") return;
        if (event === "next") yield unwrap(settled<Data>(answerOf(parsed(data), result.response, told), result));
      }
    } catch (error) {
      if (!(wasOpen && error instanceof AltinnkitError && error.retryable)) throw error;
    }
    await wait(Math.random() * Math.min(firstDelayMs * 2 ** failed, longestDelayMs), signal);
  }
}

const events: AnswerReader = async (response, _, call) => {
  const { body, headers, status } = response;
  if (body && /^text\/event-stream\b/i.test(headers.get("content-type") ?? "")) {
    return body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream({ maxBufferSize }));
  }
  await discard(response);
  throw new UnreadableAnswerError(nameOf(call), status, "without a stream of events");
};

/** Not every browser can loop over a stream, and not every `fetch` still heeds its signal once the answer has begun. */
async function* each<T>(stream: ReadableStream<T>, signal: AbortSignal, call: Call): AsyncGenerator<T> {
  const reader = stream.getReader();
  const stop = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener("abort", stop, { once: true });
  try {
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw failure(error, signal, nameOf(call));
      });
      signal.throwIfAborted();
      if (done) return;
      yield value;
    }
  } finally {
    signal.removeEventListener("abort", stop);
    await reader.cancel().catch(() => undefined);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Then it is no answer of GraphQL's either.
    return undefined;
  }
}
