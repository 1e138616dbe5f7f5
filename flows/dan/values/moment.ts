import type { Moment } from "altinnkit/codegen";

const written = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:[.,](\d+))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * Reads ISO 8601 as .NET writes it: a date or a time, up to seven decimals, with or without a time zone.
 *
 * @returns `null` for text that is none of this.
 */
export function moment(text: string): Moment | null {
  const [, day, minute = "00:00", second = "00", fraction = "", zone] = written.exec(text.trim()) ?? [];
  const offset = zone?.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, "$1:$2") ?? "Z";
  const instant = new Date(`${day}T${minute}:${second}.${fraction.slice(0, 3).padEnd(3, "0")}${offset}`);
  return Number.isNaN(instant.getTime()) ? null : { text, instant, zoned: zone !== undefined };
}
