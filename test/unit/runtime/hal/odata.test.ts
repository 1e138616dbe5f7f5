import * as fc from "fast-check";
import { parse } from "odata-parser";
import { expect, test } from "vitest";
import {
  and,
  eq,
  ge,
  gt,
  le,
  lt,
  ne,
  not,
  or,
  orderBy,
  startswith,
  substringof,
  type ODataFilter,
  type ODataValue,
} from "altinnkit/hal";
import { parseFilter, type Condition } from "../../../servers/altinn2/odata.js";
import type { Query } from "./boxes.js";

type Any = never;
type Filter = ODataFilter<Any>;

test("conditions are written as OData 3 has them", () => {
  const query: Query = {
    $filter: and(
      or(eq("Subject", "O'Neil & Søn"), not(startswith("Subject", "A"))),
      ge("CreatedDate", new Date("2018-01-21T23:00:00Z")),
      ne("ServiceEdition", -1.5),
      substringof("x", "Subject"),
    ),
    $orderby: orderBy("CreatedDate desc", "Subject"),
  };

  expect(query).toEqual({
    $filter:
      "((Subject eq 'O''Neil & Søn') or (not (startswith(Subject,'A')))) and (CreatedDate ge DateTime'2018-01-22T00:00:00') and (ServiceEdition ne -1.5) and (substringof('x',Subject))",
    $orderby: "CreatedDate desc,Subject",
  });
});

test("only the fields a route allows are taken, with values of their types", () => {
  const refused: Query[] = [
    // @ts-expect-error -- no such field
    { $filter: eq("Nothing", 1) },
    // @ts-expect-error -- another type
    { $filter: eq("Subject", 1) },
    // @ts-expect-error -- a part of something that is no text
    { $filter: and(eq("Subject", ""), substringof("1", "ServiceEdition")) },
    // @ts-expect-error -- nothing checked it
    { $filter: "Subject eq 'x'" },
    // @ts-expect-error -- no such field
    { $orderby: orderBy("Nothing desc") },
  ];

  expect(refused.length).toBe(5);
});

test.each(["", "a b", "a eq 1 or b", "a'", "1a", "a/", "ø"])(
  "%j is no field's name, whatever the types let through",
  (name) => {
    const message = "A condition: a field's name is letters, digits and _.";
    expect(() => eq(name, "")).toThrow(message);
    expect(() => substringof("", name as never)).toThrow(message);
    expect(() => orderBy(`${name} desc`)).toThrow(message);
  },
);

test.each([NaN, Infinity, null, undefined, {}, ["'"], Symbol("x")])("%s is no value", (value) => {
  expect(() => eq("A", value as never)).toThrow(
    "A condition: a value is a text, a finite number, a boolean or a date.",
  );
});

const operators = { eq, ne, gt, ge, lt, le };
const field = fc.stringMatching(/^[A-Z][a-zA-Z]{0,8}$/).filter((name) => !/^(And|Or|Not)$/i.test(name));
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom("'", '"', "(", ")", " ", "eq", "or", "DateTime'") }),
);
const date = fc.date({ min: new Date("1970-01-01"), max: new Date("2037-01-01"), noInvalidDate: true });
const value: fc.Arbitrary<ODataValue> = fc.oneof(
  text,
  fc.double({ noDefaultInfinity: true, noNaN: true }),
  fc.boolean(),
  date,
);

const { condition } = fc.letrec<{ condition: Condition; leaf: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    tie("leaf"),
    fc.record({
      type: fc.constantFrom("and" as const, "or" as const),
      of: fc.array(tie("condition"), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ type: fc.constant("not" as const), of: fc.tuple(tie("condition")) }),
  ),
  leaf: fc.oneof(
    fc.record({ type: fc.constantFrom("eq", "ne", "gt", "ge", "lt", "le"), field, value }),
    fc.record({ type: fc.constantFrom("substringof", "startswith"), field, value: text }),
  ),
}));

function built(wanted: Condition): Filter {
  switch (wanted.type) {
    case "and":
      return and(...(wanted.of.map(built) as [Filter]));
    case "or":
      return or(...(wanted.of.map(built) as [Filter]));
    case "not":
      return not(built(wanted.of[0]!));
    case "substringof":
      return substringof(wanted.value as string, wanted.field);
    case "startswith":
      return startswith(wanted.field, wanted.value as string);
    case "eq":
    case "ne":
    case "gt":
    case "ge":
    case "lt":
    case "le":
      return operators[wanted.type](wanted.field, wanted.value as never);
  }
}

/** JSON has no negative zero, and writes dates as instants. */
const comparable = (condition: Condition): unknown => JSON.parse(JSON.stringify(condition));

test("whatever the values hold, a filter says what was built and nothing else", () => {
  fc.assert(
    fc.property(condition, (wanted) => {
      expect(comparable(parseFilter(built(wanted)))).toEqual(comparable(wanted));
    }),
  );
});

test("a parser by others reads texts the same", () => {
  fc.assert(
    fc.property(field, text, (name, value) => {
      const query = parse(`$filter=${or(eq(name, value), substringof(value, name))}`);

      expect(query).toEqual({
        $filter: {
          type: "or",
          left: { type: "eq", left: { type: "property", name }, right: { type: "literal", value } },
          right: {
            type: "functioncall",
            func: "substringof",
            args: [
              { type: "literal", value },
              { type: "property", name },
            ],
          },
        },
      });
    }),
  );
});
