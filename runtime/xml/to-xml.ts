import { defaultNamespace } from "./default-namespace.js";
import { Encoder } from "./encoder.js";
import { XmlError } from "./error.js";
import type { XmlRoot } from "./table.js";
import type { FacetCheck } from "./value-decoder.js";
import type { EncoderOptions } from "./value-encoder.js";
import { XmlWriter } from "./writer.js";

/** How {@link toXml} writes. */
export interface ToXmlOptions {
  /** Starts with `<?xml version="1.0" encoding="UTF-8"?>`; true unless said otherwise. */
  readonly declaration?: boolean;
  /**
   * Steps over properties the schema does not know, instead of refusing them. `keep` writes what `fromXml` kept of what the
   * schema does not know, elements after those it knows.
   */
  readonly lenient?: boolean | "keep";
  /** `open` writes values that an enumeration does not list as they are, instead of refusing them. */
  readonly enumerations?: "open" | "closed";
  /** Elements whose texts are written as CDATA sections: local names, or paths such as `/batch/unit/data`. */
  readonly cdata?: readonly string[];
  /** Elements inside one another; 256 unless said otherwise. */
  readonly maxDepth?: number;
  /** Holds lengths, ranges, digits and patterns too: `facetErrors`, which who does not ask for it does not carry. */
  readonly facets?: FacetCheck;
}

/**
 * Writes an object as the document its schema describes: elements in schema order whatever the order of properties,
 * required fixed values added, namespaces declared at the root.
 *
 * @throws {@link XmlError} with the path of what is missing, unknown or of the wrong type. Facets other than enumerations
 * are not checked unless asked for.
 */
export function toXml<T>(root: XmlRoot<T>, value: T, options: ToXmlOptions = {}): string {
  const namespace = defaultNamespace(root.table);
  try {
    return attempted(root, value, options, namespace);
  } catch (error) {
    // A value that is a name without a namespace cannot be said where there is a default one.
    if (namespace === "" || !(error instanceof XmlError) || error.code !== "namespace") throw error;
    return attempted(root, value, options, "");
  }
}

function attempted(root: XmlRoot<unknown>, value: unknown, options: ToXmlOptions, namespace: string): string {
  const writer = new XmlWriter(namespace, options.maxDepth, options.cdata);
  new Encoder(writer, encoderOptions(options)).write(root, value);
  return writer.finish(options.declaration === false ? "" : '<?xml version="1.0" encoding="UTF-8"?>\n');
}

/** Errors are thrown. */
export function encoderOptions({ lenient = false, enumerations, facets }: ToXmlOptions): EncoderOptions {
  const fail = (error: XmlError): never => {
    throw error;
  };
  return { fail, lenient, open: enumerations === "open", ...(facets && { check: facets }) };
}
