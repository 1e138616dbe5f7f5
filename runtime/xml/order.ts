/** Compares two texts of one type: negative, zero, positive; `undefined` where neither is less nor both are equal. */
export type Order = (one: string, other: string) => number | undefined;

/** Numbers of any length, without rounding. */
export const byDecimal: Order = (one, other) => {
  const [left, right] = [decimal(one), decimal(other)];
  if (left.negative !== right.negative) return left.negative ? -1 : 1;
  const order =
    left.whole.length - right.whole.length ||
    compare(left.whole, right.whole) ||
    compare(left.fraction, right.fraction);
  return left.negative ? -order : order;
};

export const byDouble: Order = (one, other) => {
  const difference = double(one) - double(other);
  return double(one) === double(other) ? 0 : Number.isNaN(difference) ? undefined : difference;
};

/** Dates and times: one without a zone is only ordered beside one with a zone when they are 14 hours apart. */
export const byTime: Order = (one, other) => {
  const [left, right] = [instant(one), instant(other)];
  if (!left || !right) return undefined;
  const difference = left.at - right.at;
  if (left.hasZone === right.hasZone) return sign(difference);
  return difference > widest ? 1 : difference < -widest ? -1 : undefined;
};

/** Durations, as months have no one length: by what four dates become with them. */
export const byDuration: Order = (one, other) => {
  const [left, right] = [duration(one), duration(other)];
  if (!left || !right) return undefined;
  const orders = new Set(starts.map(([year, month]) => sign(added(year, month, left) - added(year, month, right))));
  const [order] = orders;
  return orders.size === 1 ? order : undefined;
};

/** One text for all spellings of a date or time: an instant, with or without a zone. */
export function canonicalTime(lexical: string): string {
  const found = instant(lexical);
  return found ? `${found.at}${found.hasZone ? "Z" : ""}` : lexical;
}

/** One text for all spellings of a duration: `P12M` is `P1Y`, but not some number of days. */
export function canonicalDuration(lexical: string): string {
  const found = duration(lexical);
  return found ? `${found.months}M${found.time}` : lexical;
}

/** The whole digits and those after the point of a number, without zeros that say nothing. */
export function decimal(lexical: string): { negative: boolean; whole: string; fraction: string } {
  const unsigned = lexical.replace(/^[+-]/, "");
  const point = unsigned.indexOf(".");
  const whole = (point === -1 ? unsigned : unsigned.slice(0, point)).replace(/^0+/, "");
  const fraction = point === -1 ? "" : withoutZeros(unsigned.slice(point + 1));
  return { negative: lexical.startsWith("-") && whole + fraction !== "", whole, fraction };
}

// A regular expression would look at every run of zeros anew.
function withoutZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === "0") end--;
  return digits.slice(0, end);
}

function double(lexical: string): number {
  return Number(lexical.replace("INF", "Infinity"));
}

const fractionDigits = 30;
const second = 10n ** BigInt(fractionDigits);
const widest = 14n * 3600n * second;
const starts = [
  [1696n, 9n],
  [1697n, 2n],
  [1903n, 3n],
  [1903n, 7n],
] as const;
// Longer numbers than these are no times, and turning them into numbers is slow.
const date = /^(?:(-?\d{4,18})(?:-(\d\d)(?:-(\d\d))?)?|--(\d\d)(?:-(\d\d))?|---(\d\d))$/;
const clock = /(?:^|T)(\d\d):(\d\d):(\d\d)(?:\.(\d+))?/;
const zone = /(?:Z|([+-])(\d\d):(\d\d))$/;

function instant(lexical: string): { readonly at: bigint; readonly hasZone: boolean } | undefined {
  const [suffix, sign, hours = "0", minutes = "0"] = zone.exec(lexical) ?? [];
  const local = lexical.slice(0, lexical.length - (suffix?.length ?? 0));
  const [, hour = "0", minute = "0", seconds = "0", fraction = ""] = clock.exec(local) ?? [];
  const day = days(/^\d\d:/.test(local) ? "---01" : local.replace(/T.*$/, ""));
  if (day === undefined) return undefined;
  const offset = (BigInt(hours) * 60n + BigInt(minutes)) * (sign === "-" ? -60n : 60n);
  const time = BigInt(hour) * 3600n + BigInt(minute) * 60n + BigInt(seconds) - offset;
  return { at: (day * 86_400n + time) * second + fractionOf(fraction), hasZone: suffix !== undefined };
}

/** Days up to a date; what it does not say is that of a leap year's first day. */
function days(lexical: string): bigint | undefined {
  const found = date.exec(lexical);
  if (!found) return undefined;
  const [, written, month, day, monthOnly, dayOfMonth, dayOnly] = found;
  const year = BigInt(written ?? "2000");
  // XML Schema 1.0 has no year zero.
  return (
    daysBefore(year < 0n ? year + 1n : year, BigInt(month ?? monthOnly ?? "1")) +
    BigInt(day ?? dayOfMonth ?? dayOnly ?? "1")
  );
}

interface Duration {
  readonly months: bigint;
  /** In the smallest unit. */
  readonly time: bigint;
}

function duration(lexical: string): Duration | undefined {
  const found =
    /^(-)?P(?:(\d{1,18})Y)?(?:(\d{1,18})M)?(?:(\d{1,18})D)?(?:T(?:(\d{1,18})H)?(?:(\d{1,18})M)?(?:(\d{1,18})(?:\.(\d+))?S)?)?$/.exec(
      lexical,
    );
  if (!found) return undefined;
  const [, negative, years = "0", months = "0", days = "0", hours = "0", minutes = "0", seconds = "0", fraction = ""] =
    found;
  const direction = negative === undefined ? 1n : -1n;
  const time = ((BigInt(days) * 24n + BigInt(hours)) * 60n + BigInt(minutes)) * 60n + BigInt(seconds);
  return {
    months: direction * (BigInt(years) * 12n + BigInt(months)),
    time: direction * (time * second + fractionOf(fraction)),
  };
}

function added(year: bigint, month: bigint, { months, time }: Duration): bigint {
  const total = year * 12n + month - 1n + months;
  const years = total >= 0n ? total / 12n : (total - 11n) / 12n;
  return daysBefore(years, total - years * 12n + 1n) * 86_400n * second + time;
}

/** Days before a month, in the Gregorian calendar without a beginning. */
function daysBefore(year: bigint, month: bigint): bigint {
  // The year starts with March, so that the leap day is its last.
  const shifted = month > 2n ? year : year - 1n;
  const era = shifted >= 0n ? shifted / 400n : (shifted - 399n) / 400n;
  const inEra = shifted - era * 400n;
  const inYear = (153n * (month + (month > 2n ? -3n : 9n)) + 2n) / 5n;
  return era * 146_097n + inEra * 365n + inEra / 4n - inEra / 100n + inYear;
}

function fractionOf(digits: string): bigint {
  return BigInt(digits.slice(0, fractionDigits).padEnd(fractionDigits, "0"));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function sign(difference: bigint): number {
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
