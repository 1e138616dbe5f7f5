import type { Amount } from "altinnkit/codegen";

const written = /^([+\u2212-]?)((?:\d[\s\u00a0]?)+)(?:[.,](\d+))?\s*([A-Z]{3})$/;

/**
 * Reads `12500 NOK` or `333,50 NOK`, with a minus as .NET writes it in either culture.
 *
 * @returns `null` for text that is none of this.
 */
export function amount(text: string): Amount | null {
  const [, sign = "", whole = "", fraction, currency = ""] = written.exec(text.trim()) ?? [];
  if (currency === "") return null;
  const digits = whole.replaceAll(/\D/g, "");
  return {
    value: `${sign === "" || sign === "+" ? "" : "-"}${digits}${fraction === undefined ? "" : `.${fraction}`}`,
    currency,
  };
}
