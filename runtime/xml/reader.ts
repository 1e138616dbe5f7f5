import { decodeXml } from "./decode.js";
import { XmlError } from "./error.js";
import { areLegal } from "./legal-bytes.js";
import type { XmlLimits } from "./limits.js";
import { Tokenizer } from "./tokenizer.js";

/**
 * Reads a document token by token, strictly and in linear time: [XML 1.0](https://www.w3.org/TR/xml/) with
 * [Namespaces](https://www.w3.org/TR/xml-names/), without a document type.
 *
 * A DOCTYPE is refused, which ends entity expansion and external entities at once. Character data between two tags is one
 * `text` token, whatever comments, CDATA sections and processing instructions it is cut up by.
 *
 * @throws {@link XmlError} with line and column, from the constructor and from {@link next}.
 */
export class XmlReader extends Tokenizer {
  constructor(input: string | Uint8Array, limits: XmlLimits = {}) {
    super(limits);
    const { maxSize = Infinity } = limits;
    if (input.length > maxSize) throw new XmlError("limit", `The document is larger than ${maxSize}.`);
    if (typeof input === "string") this.load(input, true);
    else this.load(decodeXml(input), true, areLegal(input));
  }
}
