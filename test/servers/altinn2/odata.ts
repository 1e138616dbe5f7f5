import { fromAltinnDate } from "altinnkit/hal";

type Value = string | number | boolean | Date;

/** A condition as it was read. */
export type Condition = Joined | Compared;

interface Joined {
  readonly type: "and" | "or" | "not";
  readonly of: readonly Condition[];
}

interface Compared {
  readonly type: Comparison;
  readonly field: string;
  readonly value: Value;
}

type Comparison = "eq" | "ne" | "gt" | "ge" | "lt" | "le" | "substringof" | "startswith";

const token =
  /\s*(?:(?<date>datetime'[^']*')|(?<text>'(?:[^']|'')*')|(?<number>-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)|(?<word>[a-z_]\w*)|(?<mark>[(),]))/iuy;

/**
 * Reads a `$filter` of OData 3 as Altinn II knows it.
 *
 * @throws Error for anything else.
 * @see [OData 3.0, URL conventions, filter](https://www.odata.org/documentation/odata-version-3-0/url-conventions/)
 */
export function parseFilter(filter: string): Condition {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (filter.slice(token.lastIndex).trim() !== "") {
    const at = token.lastIndex;
    const [found] = token.exec(filter) ?? [];
    if (found === undefined) throw new Error(`No OData at ${at}.`);
    tokens.push(found.trimStart());
  }
  const next = () => tokens.shift() ?? "";
  const expect = (wanted: string) => {
    const found = next();
    if (found !== wanted) throw new Error(`"${wanted}" expected, "${found}" found.`);
  };
  const separated = (word: "and" | "or", inner: () => Condition) => () => {
    const of = [inner()];
    while (tokens[0] === word) {
      next();
      of.push(inner());
    }
    return of.length === 1 ? of[0]! : { type: word, of };
  };
  const condition = (): Condition => separated("or", separated("and", unary))();
  const unary = (): Condition => {
    const first = next();
    if (first === "not") return { type: "not", of: [unary()] };
    if (first === "(") {
      const inner = condition();
      expect(")");
      return inner;
    }
    if (first === "substringof" || first === "startswith") {
      expect("(");
      const one = next();
      expect(",");
      const [text, field] = first === "substringof" ? [one, next()] : [next(), one];
      expect(")");
      return { type: first, field, value: literal(text) };
    }
    const operator = next();
    if (!/^(eq|ne|gt|ge|lt|le)$/.test(operator)) throw new Error(`No operator: "${operator}".`);
    return { type: operator as Comparison, field: first, value: literal(next()) };
  };
  const all = condition();
  if (tokens.length > 0) throw new Error(`More than a condition: "${tokens[0]}".`);
  return all;
}

function literal(text: string): Value {
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  if (/^datetime'/i.test(text)) return fromAltinnDate(text.slice(9, -1));
  if (/^(true|false)$/.test(text)) return text === "true";
  if (/^-?\d/.test(text)) return Number(text);
  throw new Error(`No literal: "${text}".`);
}

/** True for what a condition holds of. */
export function holds(condition: Condition, item: Readonly<Record<string, unknown>>): boolean {
  if (!("of" in condition)) return compares(condition, item[condition.field]);
  const { type, of } = condition;
  if (type === "not") return !holds(of[0]!, item);
  return type === "and" ? of.every((one) => holds(one, item)) : of.some((one) => holds(one, item));
}

function compares({ type, value }: Compared, field: unknown): boolean {
  const found = (value instanceof Date ? fromAltinnDate(String(field)).getTime() : field) as string | number;
  const wanted = (value instanceof Date ? value.getTime() : value) as string | number;
  const is: Record<Comparison, () => boolean> = {
    eq: () => found === wanted,
    ne: () => found !== wanted,
    gt: () => found > wanted,
    ge: () => found >= wanted,
    lt: () => found < wanted,
    le: () => found <= wanted,
    substringof: () => String(found).includes(String(wanted)),
    startswith: () => String(found).startsWith(String(wanted)),
  };
  return is[type]();
}
