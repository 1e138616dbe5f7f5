import { chunksOf, type XmlChunks } from "./chunks.js";
import { ByteDecoder } from "./decode.js";
import { Decoder } from "./decoder.js";
import type { ItemSink } from "./value-decoder.js";
import { XmlError } from "./error.js";
import { decoderOptions, type FromXmlOptions } from "./from-xml.js";
import type { ItemPath } from "./item-path.js";
import { allLimits } from "./limits.js";
import { Pieces } from "./pieces.js";
import type { XmlRoot } from "./table.js";
import { Tokenizer } from "./tokenizer.js";

/** Reads a document piece by piece, with what stands on one path handed on. */
export class Piecewise {
  readonly #reader: Tokenizer;
  readonly #decoder: Decoder;
  readonly #pieces: Pieces;
  readonly #maxSize: number;
  readonly #root: XmlRoot<unknown>;
  #hasBegun = false;

  constructor(root: XmlRoot<unknown>, { states }: ItemPath, items: ItemSink, options: FromXmlOptions) {
    const { maxSize, maxNameLength } = allLimits(options);
    const way = items.text ? states : states.slice(0, -1);
    this.#root = root;
    this.#maxSize = maxSize;
    this.#reader = new Tokenizer(options);
    this.#decoder = new Decoder(this.#reader, { ...decoderOptions(options), items });
    this.#pieces = new Pieces(
      way.map(({ elements }) => new Set([...elements.names()].map(([, local]) => local))),
      items.text !== undefined,
      maxNameLength,
    );
  }

  /** What is read of the document so far, the items left out. */
  get document(): unknown {
    return this.#hasBegun ? this.#decoder.unfinished : undefined;
  }

  /** Yields whenever more has been read. */
  async *read(source: XmlChunks): AsyncGenerator<void, void> {
    const bytes = new ByteDecoder();
    let size = 0;
    for await (const chunk of chunksOf(source)) {
      size += chunk.length;
      if (size > this.#maxSize) throw new XmlError("limit", `The document is larger than ${this.#maxSize}.`);
      const piece = this.#pieces.push(bytes.push(chunk));
      if (piece === "") continue;
      this.#advance(piece, false);
      yield;
    }
    const last = this.#pieces.push(bytes.end());
    this.#advance(last + this.#pieces.end(), true);
    yield;
  }

  /** An error where reading stands. */
  error(message: string, path: string): XmlError {
    return new XmlError("bad-value", message, { ...this.#reader.position, path });
  }

  #advance(piece: string, isLast: boolean): void {
    this.#reader.load(piece, isLast);
    if (this.#hasBegun) this.#decoder.advance();
    else this.#decoder.read(this.#root);
    this.#hasBegun = true;
  }
}
