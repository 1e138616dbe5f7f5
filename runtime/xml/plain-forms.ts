const hyphen = 0x2d;
const point = 0x2e;
const zero = 0x30;

// The forms nearly all values have, told without regular expressions, which take longer to set to work than this takes.

/** True for four digits, a month, and a day that every month has. */
export function isPlainDate(source: string): boolean {
  if (source.length !== 10 || source.charCodeAt(4) !== hyphen || source.charCodeAt(7) !== hyphen) return false;
  const month = digitsAt(source, 5, 7);
  const day = digitsAt(source, 8, 10);
  return digitsAt(source, 0, 4) >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
}

/** True for digits, with a point behind the first or later. */
export function isPlainDecimal(source: string): boolean {
  let points = 0;
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === point && at > 0) points++;
    else if (!isDigit(code)) return false;
  }
  return source !== "" && points < 2;
}

/** The number that a few digits are; NaN for anything else. */
export function plainNumber(source: string): number {
  return digitsAt(source, 0, source.length);
}

function digitsAt(source: string, start: number, end: number): number {
  if (end === start || end - start > 9) return Number.NaN;
  let number = 0;
  for (let at = start; at < end; at++) {
    const code = source.charCodeAt(at);
    if (!isDigit(code)) return Number.NaN;
    number = number * 10 + code - zero;
  }
  return number;
}

function isDigit(code: number): boolean {
  return code >= zero && code < zero + 10;
}
