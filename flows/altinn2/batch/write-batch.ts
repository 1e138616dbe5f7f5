import {
  checkValue,
  facetErrors,
  itemsToXml,
  toXml,
  type ToXmlOptions,
  type XmlAround,
  type XmlItem,
  type XmlRoot,
} from "altinnkit/xml";
import { InvalidBatchError } from "./invalid-batch-error.js";

/** Altinn takes a form inside a batch as a CDATA section. */
const options: ToXmlOptions = { cdata: ["FormData", "FormDataXml"], facets: facetErrors };

/**
 * Writes a batch of any of the formats as a document its schema accepts, forms inside it as CDATA sections.
 *
 * @param root - `correspondences`, `serviceOwner`, `dataBatch`, `brokerServiceManifest` or `brokerServiceRecipientList`.
 * @throws InvalidBatchError with the paths of all that is wrong.
 */
export function writeBatch<T>(root: XmlRoot<T>, batch: T): string {
  const errors = checkValue(root, batch);
  if (errors.length > 0) throw new InvalidBatchError(root.element, errors);
  return toXml(root, batch, options);
}

/**
 * Writes a batch whose items come one by one, as chunks of UTF-8, in memory that does not grow with their number.
 *
 * @param around - The batch without its items.
 * @param path - Properties from the root to the items: `["Correspondence"]`, `["Prefill", "Reportee"]`,
 * `["DataUnits", "DataUnit"]`.
 * @throws XmlError from the loop, with the path of the first that is wrong.
 */
export function writeBatchItems<T, const Path extends readonly string[]>(
  root: XmlRoot<T>,
  around: XmlAround<T, Path>,
  path: Path,
  items: AsyncIterable<XmlItem<T, Path>> | Iterable<XmlItem<T, Path>>,
): AsyncGenerator<Uint8Array, void> {
  return itemsToXml(root, around, path, items, options);
}
