import type { Amount } from "altinnkit/codegen";

const written = /^([+-]?)((?:\d[\s\u00a0]?)+)(?:[.,](\d+))?\s*([A-Z]{3})$/;

/**
 * Reads `12500 NOK` or `333,50 NOK`. Empty text is no amount.
 *
 * @returns `null` for text that is none of this.
 */
export function amount(text: string): Amount | undefined | null {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  const [, sign = "", whole = "", fraction, currency = ""] = written.exec(trimmed) ?? [];
  if (currency === "") return null;
  const digits = whole.replaceAll(/\D/g, "");
  return { value: `${sign === "-" ? "-" : ""}${digits}${fraction === undefined ? "" : `.${fraction}`}`, currency };
}
