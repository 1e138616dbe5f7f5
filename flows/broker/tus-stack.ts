import { ownRequest, unwrap, type OwnRequest, type Progress } from "altinnkit";
import type { HttpRequest, HttpResponse, HttpStack } from "tus-js-client";

type Client = Parameters<typeof ownRequest>[0];
type Answer = Awaited<ReturnType<typeof ownRequest>>;

/** Lets tus-js-client send as a client sends its operations: with its policies and credentials, to its server only. */
export function tusStack(client: Client): HttpStack {
  return {
    createRequest: (method, url) => new TusRequest(client, method as OwnRequest["method"], url),
    getName: () => "altinnkit",
  };
}

const noUpload = [404, 410];

class TusRequest implements HttpRequest {
  readonly #client: Client;
  readonly #method: OwnRequest["method"];
  readonly #url: string;
  readonly #headers: Record<string, string> = {};
  readonly #controller = new AbortController();
  #onProgress: ((sent: number) => void) | undefined;

  constructor(client: Client, method: OwnRequest["method"], url: string) {
    this.#client = client;
    this.#method = method;
    this.#url = url;
  }

  getMethod(): string {
    return this.#method;
  }

  getURL(): string {
    return this.#url;
  }

  setHeader(name: string, value: string): void {
    this.#headers[name] = value;
  }

  getHeader(name: string): string | undefined {
    return this.#headers[name];
  }

  setProgressHandler(handler: (sent: number) => void): void {
    this.#onProgress = handler;
  }

  async send(content: Blob | null): Promise<HttpResponse> {
    const { "Content-Type": contentType = "", ...headers } = this.#headers;
    const body = content && { content, contentType, onProgress: ({ done }: Progress) => this.#onProgress?.(done) };
    const answer = await ownRequest(this.#client, {
      method: this.#method,
      url: this.#url,
      headers,
      signal: this.#controller.signal,
      ...(body && { body }),
    });
    // Asked how far an upload has come, tus-js-client takes any refusal to mean that there is none, and begins another.
    if (this.#method === "HEAD" && !noUpload.includes(answer.response.status)) unwrap(answer);
    return new TusResponse(answer);
  }

  async abort(): Promise<void> {
    this.#controller.abort();
  }

  getUnderlyingObject(): undefined {
    return undefined;
  }
}

class TusResponse implements HttpResponse {
  readonly #answer: Answer;

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  getStatus(): number {
    return this.#answer.response.status;
  }

  getHeader(name: string): string | undefined {
    return this.#answer.response.headers.get(name) ?? undefined;
  }

  /** None: tus-js-client would quote it in its error. */
  getBody(): string {
    return "";
  }

  getUnderlyingObject(): Answer {
    return this.#answer;
  }
}
