import type { Attachment, ValueType } from "altinnkit/codegen";
import type { EvidenceValue } from "../../../generated/dan/v1/index.gen.js";
import { amount } from "./amount.js";
import { moment } from "./moment.js";
import { UnreadableValueError } from "./unreadable-value-error.js";

/**
 * What a value of the envelope stands for; `undefined` when the source left it empty.
 *
 * @throws {@link UnreadableValueError} when it is not of its type.
 */
export function readValue(dataset: string, type: ValueType | undefined, { value, ...about }: EvidenceValue): unknown {
  if (value === undefined || value === null) return undefined;
  const read = type === undefined ? undefined : readers[type];
  // A type that has no reader, or a value that is no text, is what it is.
  if (read === undefined || typeof value !== "string") return value;
  const found = read(value, about);
  if (found === null) throw new UnreadableValueError(dataset, about.evidenceValueName ?? "", type!, value);
  return found;
}

/** Text as its type has it; `undefined` is nothing, `null` is none of the type. */
const readers: { readonly [Type in ValueType]?: (text: string, about: Omit<EvidenceValue, "value">) => unknown } = {
  amount,
  dateTime: moment,
  jsonSchema: (text) => {
    if (text.trim() === "") return undefined;
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return null;
    }
  },
  attachment: (base64, { mimeType }): Attachment | undefined | null => {
    if (base64 === "") return undefined;
    if (!/^[\w+/\s]+={0,2}\s*$/.test(base64)) return null;
    return {
      mimeType: mimeType ?? undefined,
      base64,
      bytes: () => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)),
    };
  },
};
