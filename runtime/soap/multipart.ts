import { chunksOf, type XmlChunks } from "../xml/chunks.js";

/** One part of a message of several. */
export interface MessagePart {
  /** By names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** As they come. What is not read when the next part is asked for is stepped over. */
  readonly bytes: AsyncGenerator<Uint8Array, void>;
}

/** A message of several parts that is none. */
export class MultipartError extends Error {
  override readonly name = "MultipartError";
}

const mostParts = 10_000;
const longestHead = 16_384;
const carriageReturn = 0x0d;
const ascii = new TextDecoder("latin1");

/**
 * Reads a message of several parts, in memory that does not grow with them and in linear time.
 *
 * @throws {@link MultipartError} for a message that is cut off, or whose parts have too long a head.
 * @see [RFC 2046, section 5.1.1](https://www.rfc-editor.org/rfc/rfc2046.html#section-5.1.1)
 */
export async function* partsOf(source: XmlChunks, boundary: string): AsyncGenerator<MessagePart, void> {
  const bytes = new Bytes(chunksOf(source));
  const delimiter = new TextEncoder().encode(`\r\n--${boundary}`);
  try {
    for await (const _ of bytes.until(delimiter)) continue;
    for (let count = 0; !(await bytes.isClosed()); count++) {
      if (count === mostParts) throw new MultipartError(`It has more than ${mostParts} parts.`);
      const headers = headersOf(await bytes.head());
      const content = bytes.until(delimiter);
      yield { headers, bytes: content };
      for await (const _ of content) continue;
    }
  } finally {
    await bytes.close();
  }
}

/** Bytes that are looked through as they come. */
class Bytes {
  readonly #source: AsyncGenerator<Uint8Array, void>;
  // As if a line had ended, for a delimiter that is the first of all.
  #held: Uint8Array = new Uint8Array([0x0d, 0x0a]);

  constructor(source: AsyncGenerator<Uint8Array, void>) {
    this.#source = source;
  }

  async close(): Promise<void> {
    await this.#source.return();
  }

  /** What stands before a mark; then the mark is passed. */
  async *until(mark: Uint8Array): AsyncGenerator<Uint8Array, void> {
    for (;;) {
      const at = indexOf(this.#held, mark);
      const found = at + mark.length <= this.#held.length;
      const before = this.#held.subarray(0, at);
      this.#held = this.#held.subarray(found ? at + mark.length : at);
      if (before.length > 0) yield before;
      if (found) return;
      await this.#more();
    }
  }

  /** Passes the end of a delimiter's line; true after the last. */
  async isClosed(): Promise<boolean> {
    while (this.#held.length < 2) await this.#more();
    if (this.#held[0] === 0x2d && this.#held[1] === 0x2d) return true;
    const line = await this.#text("\r\n");
    if (line.trim() !== "") throw new MultipartError("Its boundary stands inside a part.");
    return false;
  }

  /** Header fields, with the empty line after them passed. */
  async head(): Promise<string> {
    // As if a line had ended, for a head that is empty.
    this.#held = joined(new Uint8Array([0x0d, 0x0a]), this.#held);
    return this.#text("\r\n\r\n");
  }

  async #text(end: string): Promise<string> {
    const pieces: string[] = [];
    let length = 0;
    for await (const piece of this.until(new TextEncoder().encode(end))) {
      length += piece.length;
      if (length > longestHead) throw new MultipartError(`A part has a head longer than ${longestHead} bytes.`);
      pieces.push(ascii.decode(piece));
    }
    return pieces.join("");
  }

  async #more(): Promise<void> {
    const { done, value } = await this.#source.next();
    if (done) throw new MultipartError("It ends before its last boundary.");
    this.#held = joined(this.#held, value);
  }
}

/** Where a mark begins, or what may be its beginning at the end. */
function indexOf(bytes: Uint8Array, mark: Uint8Array): number {
  for (let at = bytes.indexOf(carriageReturn); at !== -1; at = bytes.indexOf(carriageReturn, at + 1)) {
    let length = 1;
    while (length < mark.length && bytes[at + length] === mark[length]) length++;
    if (length === mark.length || at + length === bytes.length) return at;
  }
  return bytes.length;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** @see [RFC 5322, section 2.2](https://www.rfc-editor.org/rfc/rfc5322.html#section-2.2) */
function headersOf(head: string): ReadonlyMap<string, string> {
  const lines = head.replaceAll(/\r\n[ \t]+/g, " ").split("\r\n");
  return new Map(
    lines.flatMap((line) => {
      const colon = line.indexOf(":");
      return colon === -1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const];
    }),
  );
}
