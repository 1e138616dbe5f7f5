import { ArgumentError } from "../errors.js";
import { toAltinnDate } from "./dates.js";
import type { ODataFilter, ODataOrder, ODataValue } from "./types.js";

type Names<Fields> = keyof Fields & string;
type TextNames<Fields> = { [Name in Names<Fields>]: Fields[Name] extends string ? Name : never }[Names<Fields>];
type Comparison = <Fields, Name extends Names<Fields>>(field: Name, value: Fields[Name]) => ODataFilter<Fields>;

/** The field is the value. Which fields and values, the request tells it stands in. */
export const eq: Comparison = (field, value) => compared(field, "eq", value);

/** The field is another value. */
export const ne: Comparison = (field, value) => compared(field, "ne", value);

/** The field is more than the value. */
export const gt: Comparison = (field, value) => compared(field, "gt", value);

/** The field is the value or more. */
export const ge: Comparison = (field, value) => compared(field, "ge", value);

/** The field is less than the value. */
export const lt: Comparison = (field, value) => compared(field, "lt", value);

/** The field is the value or less. */
export const le: Comparison = (field, value) => compared(field, "le", value);

/** The text stands somewhere in the field. */
export function substringof<Fields>(text: string, field: TextNames<Fields>): ODataFilter<Fields> {
  return condition(`substringof(${literal(text)},${nameOf(field)})`);
}

/** The field begins with the text. */
export function startswith<Fields>(field: TextNames<Fields>, text: string): ODataFilter<Fields> {
  return condition(`startswith(${nameOf(field)},${literal(text)})`);
}

/** All of the conditions hold. */
export function and<Fields>(...conditions: readonly [ODataFilter<Fields>, ...ODataFilter<Fields>[]]) {
  return joined<Fields>("and", conditions);
}

/** One of the conditions holds, or several. */
export function or<Fields>(...conditions: readonly [ODataFilter<Fields>, ...ODataFilter<Fields>[]]) {
  return joined<Fields>("or", conditions);
}

/** The condition does not hold. */
export function not<Fields>(negated: ODataFilter<Fields>): ODataFilter<Fields> {
  return condition(`not (${negated})`);
}

/** By one field, then by the next: `orderBy("CreatedDate desc", "Subject")`. */
export function orderBy<Field extends string>(
  ...fields: readonly [Direction<Field>, ...Direction<Field>[]]
): ODataOrder<Field> {
  const written = fields.map((field) => {
    const [, name = "", direction = ""] = /^(.*?)( asc| desc)?$/s.exec(field) ?? [];
    return `${nameOf(name)}${direction}`;
  });
  return written.join(",") as ODataOrder<Field>;
}

type Direction<Field extends string> = Field | `${Field} asc` | `${Field} desc`;

function joined<Fields>(word: "and" | "or", conditions: readonly ODataFilter<Fields>[]): ODataFilter<Fields> {
  return condition(conditions.map((one) => `(${one})`).join(` ${word} `));
}

function compared<Fields>(field: string, operator: string, value: unknown): ODataFilter<Fields> {
  return condition(`${nameOf(field)} ${operator} ${literal(value as ODataValue)}`);
}

function condition<Fields>(text: string): ODataFilter<Fields> {
  return text as ODataFilter<Fields>;
}

/** A field's name goes as it is, so it must be one, whatever the types let through. */
function nameOf(field: string): string {
  if (/^[A-Za-z_]\w*(\/[A-Za-z_]\w*)*$/.test(field)) return field;
  throw new ArgumentError("A condition", "a field's name is letters, digits and _.");
}

/** @see [OData 2.0, primitive types](https://www.odata.org/documentation/odata-version-2-0/overview/), which 3.0 kept */
function literal(value: ODataValue): string {
  if (typeof value === "string") return `'${value.replaceAll("'", "''")}'`;
  if (value instanceof Date) return `DateTime'${toAltinnDate(value)}'`;
  if (typeof value === "boolean" || Number.isFinite(value)) return String(value);
  throw new ArgumentError("A condition", "a value is a text, a finite number, a boolean or a date.");
}
