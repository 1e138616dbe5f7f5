import type { Attachment, ValueType } from "altinnkit/codegen";
import type { EvidenceValue } from "../../../generated/dan/v1/index.gen.js";
import { amount } from "./amount.js";
import { moment } from "./moment.js";
import { UnreadableValueError } from "./unreadable-value-error.js";

/** Sources write nothing in several ways: no value, no text and, where text is read, blanks or JSON's word for it. */
export function isNothing(type: ValueType | undefined, value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  return readerOf(type) !== undefined && typeof value === "string" && /^\s*(?:null\s*)?$/.test(value);
}

/**
 * What a value of the envelope stands for. A type that has no reader is what it is.
 *
 * @throws {@link UnreadableValueError} when it is not of its type.
 */
export function readValue(dataset: string, type: ValueType | undefined, { value, ...about }: EvidenceValue): unknown {
  const read = readerOf(type);
  // A rich value comes as JSON too.
  if (read === undefined || (type === "jsonSchema" && typeof value !== "string")) return value;
  const found = typeof value === "string" ? read(value, about) : unreadable;
  if (found !== unreadable) return found;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  throw new UnreadableValueError(dataset, about.evidenceValueName ?? "", type!, text);
}

type Reader = (text: string, about: Omit<EvidenceValue, "value">) => unknown;

function readerOf(type: ValueType | undefined): Reader | undefined {
  return type === undefined ? undefined : readers[type];
}

const unreadable = null;

/** Text as its type has it. */
const readers: { readonly [Type in ValueType]?: Reader } = {
  amount,
  dateTime: moment,
  jsonSchema: (text) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return unreadable;
    }
  },
  attachment: (base64, { mimeType }): Attachment | null => {
    const bytes = () => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    try {
      atob(base64);
      return { mimeType: mimeType ?? undefined, base64, bytes };
    } catch {
      return unreadable;
    }
  },
};
