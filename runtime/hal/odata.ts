import { ArgumentError } from "../errors.js";
import { toAltinnDate } from "./dates.js";
import type { ODataFilter, ODataOrder, ODataValue } from "./types.js";

/** What a literal is one of. */
type Kind<Value> = Value extends string
  ? string
  : Value extends number
    ? number
    : Value extends boolean
      ? boolean
      : Date;

/** A condition over one field; whether a route has it, with values of the kind, is told where the condition is used. */
type Comparison = <const Name extends string, const Value extends ODataValue>(
  field: Name,
  value: Value,
) => ODataFilter<Record<Name, Kind<Value>>>;

type TextCondition<Name extends string> = ODataFilter<Record<Name, string>>;

/** Over the fields of each of several conditions. */
type Joined<Conditions extends readonly AnyFilter[]> = ODataFilter<
  Conditions[number]["~filter"] extends (fields: infer Fields) => void ? Fields : never
>;

type AnyFilter = ODataFilter<never>;

/** The field is the value. */
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
export function substringof<const Name extends string>(text: string, field: Name): TextCondition<Name> {
  return condition(`substringof(${literal(text)},${nameOf(field)})`);
}

/** The field begins with the text. */
export function startswith<const Name extends string>(field: Name, text: string): TextCondition<Name> {
  return condition(`startswith(${nameOf(field)},${literal(text)})`);
}

/** All of the conditions hold. */
export function and<const Conditions extends readonly [AnyFilter, ...AnyFilter[]]>(
  ...conditions: Conditions
): Joined<Conditions> {
  return joined("and", conditions);
}

/** One of the conditions holds, or several. */
export function or<const Conditions extends readonly [AnyFilter, ...AnyFilter[]]>(
  ...conditions: Conditions
): Joined<Conditions> {
  return joined("or", conditions);
}

/** The condition does not hold. */
export function not<Fields>(negated: ODataFilter<Fields>): ODataFilter<Fields> {
  return condition(`not (${negated})`);
}

/** By one field, then by the next: `orderBy("CreatedDate desc", "Subject")`. */
export function orderBy<const By extends readonly [string, ...string[]]>(
  ...fields: By
): ODataOrder<FieldOf<By[number]>> {
  const written = fields.map((field) => {
    const [, name = "", direction = ""] = /^(.*?)( asc| desc)?$/s.exec(field) ?? [];
    return `${nameOf(name)}${direction}`;
  });
  return written.join(",") as ODataOrder<FieldOf<By[number]>>;
}

type FieldOf<By extends string> = By extends `${infer Field} ${"asc" | "desc"}` ? Field : By;

function joined<Conditions extends readonly AnyFilter[]>(
  word: "and" | "or",
  conditions: Conditions,
): Joined<Conditions> {
  return condition(conditions.map((one) => `(${one})`).join(` ${word} `));
}

function compared<Fields>(field: string, operator: string, value: ODataValue): ODataFilter<Fields> {
  return condition(`${nameOf(field)} ${operator} ${literal(value)}`);
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
