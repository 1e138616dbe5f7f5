/** The bytes of a successful answer, not yet read. Read once, in one of the ways. */
export class Download {
  readonly #response: Response;

  constructor(response: Response) {
    this.#response = response;
  }

  /** Media type as the server gave it. */
  get contentType(): string | undefined {
    return this.#response.headers.get("content-type") ?? undefined;
  }

  /** The server's name for the file, without any folder; it is still the server's choice, not a safe path. */
  get fileName(): string | undefined {
    return fileName(this.#response.headers.get("content-disposition") ?? "");
  }

  get stream(): ReadableStream<Uint8Array> {
    return this.#response.body ?? new Blob().stream();
  }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.#response.arrayBuffer());
  }

  blob(): Promise<Blob> {
    return this.#response.blob();
  }

  text(): Promise<string> {
    return this.#response.text();
  }
}

/** Hands over the bytes of an answer. */
export function download(response: Response): Download {
  return new Download(response);
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
