import { expect, test } from "vitest";
import { byDecimal, byDouble, byDuration, byTime, type Order } from "../../../runtime/xml/order.js";

test.each<[by: string, order: Order, one: string, other: string, result: number | undefined]>([
  ["numbers", byDecimal, "-0", "0.0", 0],
  ["numbers", byDecimal, "+010.50", "10.5", 0],
  ["numbers", byDecimal, "-2", "-10", 1],
  ["numbers", byDecimal, "0.1", "0.09", 1],
  ["numbers", byDecimal, "9".repeat(40), `1${"0".repeat(40)}`, -1],
  ["doubles", byDouble, "INF", "INF", 0],
  ["doubles", byDouble, "-INF", "1e300", -1],
  ["doubles", byDouble, "NaN", "1", undefined],
  ["times", byTime, "2024-02-29T24:00:00", "2024-03-01T00:00:00", 0],
  ["times", byTime, "2024-01-01T00:00:00Z", "2024-01-01T01:00:00+01:00", 0],
  ["times", byTime, "2024-01-01T00:00:00.10Z", "2024-01-01T00:00:00.1Z", 0],
  ["times", byTime, "-0001-12-31T00:00:00Z", "0001-01-01T00:00:00Z", -1],
  ["times", byTime, "2000-01-15T00:00:00", "2000-02-15T00:00:00Z", -1],
  ["times", byTime, "2000-01-15T12:00:00", "2000-01-16T12:00:00Z", -1],
  ["times", byTime, "2000-01-01T12:00:00", "1999-12-31T23:00:00Z", undefined],
  ["times", byTime, "2000-01-16T00:00:00", "2000-01-16T12:00:00Z", undefined],
  ["times", byTime, "12:00:00-05:00", "12:00:00Z", 1],
  ["times", byTime, "--03-01", "--02-29", 1],
  ["times", byTime, "2024-03-01", "2024-02-29", 1],
  ["durations", byDuration, "P1Y", "P12M", 0],
  ["durations", byDuration, "PT36H", "P1DT12H", 0],
  ["durations", byDuration, "P5M", "P153D", undefined],
  ["durations", byDuration, "P1M", "P27D", 1],
  ["durations", byDuration, "P1M", "P28D", undefined],
  ["durations", byDuration, "P1M", "P32D", -1],
  ["durations", byDuration, "-P1Y", "P0D", -1],
  ["durations", byDuration, "PT0.5S", "PT0.50S", 0],
])("%s are in the order of XML Schema: %j %j %j", (_, order, one, other, result) => {
  const found = order(one, other);
  expect(found === undefined ? undefined : Math.sign(found)).toBe(result);
  const back = order(other, one);
  expect(back === undefined ? undefined : Math.sign(back)).toBe(
    result === undefined ? undefined : result === 0 ? 0 : -result,
  );
});
