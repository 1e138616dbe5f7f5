import type { Failed } from "./answer.js";
import { counted, type OnProgress } from "./counted.js";

/**
 * The bytes of a successful answer, not yet read. Read once, in one of the ways.
 *
 * Whichever way, reading throws a {@link NetworkError} when the bytes break off, and the signal's reason when the call's
 * signal is aborted.
 */
export class Download {
  readonly #response: Response;
  readonly #failed: Failed;
  #onProgress: OnProgress | undefined;
  #stream: ReadableStream<Uint8Array> | undefined;

  constructor(response: Response, failed: Failed = (error) => error) {
    this.#response = response;
    this.#failed = failed;
  }

  /** Media type as the server gave it. */
  get contentType(): string | undefined {
    return this.#response.headers.get("content-type") ?? undefined;
  }

  /** The server's name for the file, without any folder; it is still the server's choice, not a safe path. */
  get fileName(): string | undefined {
    return fileName(this.#response.headers.get("content-disposition") ?? "");
  }

  /** Bytes, where the server tells. */
  get size(): number | undefined {
    const { headers } = this.#response;
    const size = headers.get("content-length");
    // What is packed for the way is counted unpacked.
    return size === null || headers.has("content-encoding") ? undefined : Number(size);
  }

  /** Tells of bytes as they are read. Ask before reading. */
  onProgress(listener: OnProgress): this {
    this.#onProgress = listener;
    return this;
  }

  /** As they come: no more is in memory than is being read. */
  get stream(): ReadableStream<Uint8Array> {
    return (this.#stream ??= this.#open());
  }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.#whole().arrayBuffer());
  }

  blob(): Promise<Blob> {
    return this.#whole().blob();
  }

  text(): Promise<string> {
    return this.#whole().text();
  }

  #whole(): Response {
    const type = this.contentType;
    return new Response(this.stream, type === undefined ? {} : { headers: { "Content-Type": type } });
  }

  #open(): ReadableStream<Uint8Array> {
    const source = this.#response.body ?? new Blob().stream();
    const failed = this.#failed;
    const total = this.#response.body ? this.size : 0;
    return counted(source, { total, onProgress: this.#onProgress, failed, miscounted: () => failed(undefined) });
  }
}

/** Hands over the bytes of an answer. */
export function download(response: Response, failed?: Failed): Download {
  return new Download(response, failed);
}

/** @see [RFC 6266, section 4.3](https://www.rfc-editor.org/rfc/rfc6266.html#section-4.3) */
function fileName(disposition: string): string | undefined {
  const extended = /;\s*filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(disposition)?.[1];
  const [, quoted, token] = /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;"\s]+))/i.exec(disposition) ?? [];
  const name = decoded(extended) ?? quoted?.replaceAll(/\\(.)/g, "$1") ?? token;
  return name?.split(/[/\\]/).at(-1) || undefined;
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
