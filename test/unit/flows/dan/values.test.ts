import { describe, expect, test } from "vitest";
import { amount } from "../../../../flows/dan/values/amount.js";
import { moment } from "../../../../flows/dan/values/moment.js";

describe("an amount", () => {
  test.each([
    ["12500 NOK", { value: "12500", currency: "NOK" }],
    ["333.50 NOK", { value: "333.50", currency: "NOK" }],
    ["333,50 NOK", { value: "333.50", currency: "NOK" }],
    ["-1 250,00 EUR", { value: "-1250.00", currency: "EUR" }],
    ["12\u00a0500NOK", { value: "12500", currency: "NOK" }],
    ["12345678901234567890.123456789 NOK", { value: "12345678901234567890.123456789", currency: "NOK" }],
    ["0 NOK", { value: "0", currency: "NOK" }],
  ])("%s", (text, read) => {
    expect(amount(text)).toEqual(read);
  });

  test("that is empty is none", () => {
    expect([amount(""), amount(" ")]).toEqual([undefined, undefined]);
  });

  test.each(["NOK", "12500", "12.500,00 NOK", "12500 kroner", "1e3 NOK"])("is not %s", (text) => {
    expect(amount(text)).toBeNull();
  });
});

describe("a moment", () => {
  test.each([
    ["2026-01-15T09:12:32", "2026-01-15T09:12:32.000Z", false],
    ["2026-01-15T09:12:33.4567891Z", "2026-01-15T09:12:33.456Z", true],
    ["2026-01-15T10:12:33.4567891+01:00", "2026-01-15T09:12:33.456Z", true],
    ["2026-01-15T10:12:33.5+0100", "2026-01-15T09:12:33.500Z", true],
    ["2026-01-15T09:12", "2026-01-15T09:12:00.000Z", false],
    ["2026-01-15", "2026-01-15T00:00:00.000Z", false],
    ["0001-01-01T00:00:00", "0001-01-01T00:00:00.000Z", false],
  ])("%s", (text, instant, zoned) => {
    expect(moment(text)).toEqual({ text, instant: new Date(instant), zoned });
  });

  test("that is empty is none", () => {
    expect(moment("")).toBeUndefined();
  });

  test.each(["yesterday", "2026-13-01", "2026-01-15T25:00:00", "15.01.2026"])("is not %s", (text) => {
    expect(moment(text)).toBeNull();
  });
});
