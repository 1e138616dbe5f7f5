import { checkValue, fromXml, toXml, type FromXmlOptions, type XmlRoot } from "altinnkit/xml";
import { InvalidBatchError } from "./invalid-batch-error.js";

/**
 * A form as the text that stands in a batch's `FormData` or `FormDataXml`, without a declaration: it has no encoding of its
 * own there.
 *
 * @param root - The form's root element, such as `melding` of its generated module.
 * @throws InvalidBatchError with the paths of all that is wrong.
 */
export function writeForm<T>(root: XmlRoot<T>, form: T): string {
  const errors = checkValue(root, form);
  if (errors.length > 0) throw new InvalidBatchError(root.element, errors);
  return toXml(root, form, { declaration: false });
}

/**
 * The form in the text of a batch's `FormData` or `FormDataXml`. Real batches have line breaks around it.
 *
 * @throws XmlError with path, line and column in the form's own text.
 */
export function readForm<T>(root: XmlRoot<T>, text: string, options: FromXmlOptions = {}): T {
  return fromXml(root, text.trim(), options);
}
