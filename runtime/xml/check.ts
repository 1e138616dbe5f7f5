import { Decoder } from "./decoder.js";
import { Encoder } from "./encoder.js";
import { XmlError } from "./error.js";
import { facetErrors } from "./facets.js";
import type { XmlLimits } from "./limits.js";
import { XmlReader } from "./reader.js";
import type { XmlRoot } from "./table.js";
import { XmlWriter } from "./writer.js";

/** How much is told of a document or an object that is wrong in many places. */
export interface CheckLimits extends XmlLimits {
  /** Errors after which the check ends; 1000 unless said otherwise. */
  readonly maxErrors?: number;
  /** `open` has nothing against values that an enumeration does not list. */
  readonly enumerations?: "open" | "closed";
}

/**
 * All that is wrong with a document, facets such as lengths, ranges and patterns included; empty when it is valid.
 *
 * An error that ends reading, such as one of well-formedness, is the last.
 */
export function checkXml(
  root: XmlRoot<unknown>,
  input: string | Uint8Array,
  limits: CheckLimits = {},
): readonly XmlError[] {
  return collected(limits, (fail) => {
    const options = {
      fail,
      ignore: fail,
      keep: false,
      applyDefaults: false,
      open: limits.enumerations === "open",
      check: facetErrors,
    };
    new Decoder(new XmlReader(input, limits), options).read(root);
  });
}

/** All that keeps an object from being written as a valid document, facets included; empty when nothing does. */
export function checkValue(
  root: XmlRoot<unknown>,
  value: unknown,
  limits: Pick<CheckLimits, "maxDepth" | "maxErrors" | "enumerations"> = {},
): readonly XmlError[] {
  return collected(limits, (fail) => {
    const writer = new XmlWriter("", limits.maxDepth);
    new Encoder(writer, { fail, lenient: false, open: limits.enumerations === "open", check: facetErrors }).write(
      root,
      value,
    );
  });
}

function collected(
  { maxErrors = 1000 }: CheckLimits,
  run: (fail: (error: XmlError) => void) => void,
): readonly XmlError[] {
  const errors: XmlError[] = [];
  const fail = (error: XmlError): void => {
    errors.push(error);
    if (errors.length >= maxErrors) throw new Enough();
  };
  try {
    run(fail);
  } catch (error) {
    if (error instanceof XmlError) errors.push(error);
    else if (!(error instanceof Enough)) throw error;
  }
  return errors;
}

/** Ends a check that has found as many errors as it may tell. */
class Enough extends Error {
  override readonly name = "Enough";
}
