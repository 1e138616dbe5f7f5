import { Decoder } from "./decoder.js";
import { defaultNamespace } from "./default-namespace.js";
import { Encoder } from "./encoder.js";
import { XmlError } from "./error.js";
import { facetErrors } from "./facets.js";
import { XmlReader, type XmlLimits } from "./reader.js";
import type { XmlRoot } from "./table.js";
import { XmlWriter } from "./writer.js";

/**
 * All that is wrong with a document, facets such as lengths, ranges and patterns included; empty when it is valid.
 *
 * An error that ends reading, such as one of well-formedness, is the last.
 */
export function checkXml(
  root: XmlRoot<unknown>,
  input: string | Uint8Array,
  limits: XmlLimits = {},
): readonly XmlError[] {
  return collected((fail) => {
    const decoder = new Decoder(new XmlReader(input, limits), {
      fail,
      ignore: fail,
      applyDefaults: false,
      check: facetErrors,
    });
    decoder.read(root);
  });
}

/** All that keeps an object from being written as a valid document, facets included; empty when nothing does. */
export function checkValue(
  root: XmlRoot<unknown>,
  value: unknown,
  { maxDepth = 256 }: Pick<XmlLimits, "maxDepth"> = {},
): readonly XmlError[] {
  return collected((fail) => {
    const writer = new XmlWriter(defaultNamespace(root.table), maxDepth);
    new Encoder(writer, { fail, lenient: false, check: facetErrors }).write(root, value);
  });
}

function collected(run: (fail: (error: XmlError) => void) => void): readonly XmlError[] {
  const errors: XmlError[] = [];
  try {
    run((error) => errors.push(error));
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    errors.push(error);
  }
  return errors;
}
