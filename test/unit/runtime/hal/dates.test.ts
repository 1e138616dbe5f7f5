import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fromAltinnDate, toAltinnDate } from "altinnkit/hal";

test.each([
  ["2013-11-20T19:50:54.86", "2013-11-20T18:50:54.860Z"],
  ["2013-07-20T19:50:54", "2013-07-20T17:50:54.000Z"],
  ["2021-02-10T09:30Z", "2021-02-10T09:30:00.000Z"],
  ["2019-05-06T13:14:15.1234567+02:00", "2019-05-06T11:14:15.123Z"],
  ["2019-05-06", "2019-05-05T22:00:00.000Z"],
  // Clocks skip this hour, and go through that one twice.
  ["2021-03-28T02:30:00", "2021-03-28T01:30:00.000Z"],
  ["2021-10-31T02:30:00", "2021-10-31T00:30:00.000Z"],
  ["2021-10-31T03:00:00", "2021-10-31T02:00:00.000Z"],
])("%s is %s", (text, instant) => {
  expect(fromAltinnDate(text).toISOString()).toBe(instant);
});

test.each([
  "",
  "now",
  "2021-02-30T00:00:00",
  "2021-13-01",
  "2021-01-01T24:00:00",
  "2021-01-01T00:00:00+25:00",
  " 2021-01-01",
])("%j is no date", (text) => {
  expect(() => fromAltinnDate(text)).toThrow("A date: it is none of the forms Altinn II writes.");
});

test("a date is written as clocks in Norway show it, and is read back", () => {
  expect(toAltinnDate(new Date("2018-01-21T23:00:00Z"))).toBe("2018-01-22T00:00:00");
  const time = fc.date({ min: new Date("1970-01-01"), max: new Date("2037-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(time, (date) => {
      const again = fromAltinnDate(toAltinnDate(date)).getTime();
      // In the hour that comes twice the first is taken.
      expect([0, 3_600_000]).toContain(date.getTime() - again);
    }),
  );
  expect(() => toAltinnDate(new Date(NaN))).toThrow("A date: it is no valid one.");
});
