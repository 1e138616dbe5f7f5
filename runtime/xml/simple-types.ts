import { decodeBase64, encodeBase64 } from "./base64.js";
import { wholeName, wholeNameToken } from "./characters.js";
import { canonicalDuration, canonicalTime } from "./order.js";
import { isPlainDate, isPlainDecimal, plainNumber } from "./plain-forms.js";
import {
  asNumber,
  atomic,
  collapse,
  isLocalName,
  list,
  preserve,
  qualifiedName,
  replace,
  text,
  type SimpleType,
} from "./simple-type.js";

const zone = "(?:Z|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))?";
const year = "-?(?:[1-9]\\d{3,}|0\\d{3})";
const month = "(?:0[1-9]|1[0-2])";
const day = "(?:0[1-9]|[12]\\d|3[01])";
const clock = "(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?|24:00:00(?:\\.0+)?)";
const shortMonths = new Set([4, 6, 9, 11]);
const integer = /^[+-]?\d+$/;

/**
 * The built-in simple types by name, such as `xs:date`.
 *
 * Whatever a JavaScript number or date would change is kept as written: decimals, unbounded integers, dates and times.
 *
 * @see [XML Schema part 2](https://www.w3.org/TR/xmlschema-2/#built-in-datatypes)
 */
export const builtinTypes: ReadonlyMap<string, SimpleType> = new Map(
  (
    [
      ["xs:anySimpleType", text(preserve)],
      ["xs:string", text(preserve)],
      ["xs:normalizedString", text(replace)],
      ["xs:token", text(collapse)],
      ["xs:language", text(collapse, /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/)],
      ["xs:Name", text(collapse, wholeName)],
      ["xs:NCName", text(collapse, undefined, isLocalName)],
      ["xs:ID", text(collapse, undefined, isLocalName)],
      ["xs:IDREF", text(collapse, undefined, isLocalName)],
      ["xs:ENTITY", text(collapse, undefined, isLocalName)],
      ["xs:NMTOKEN", text(collapse, wholeNameToken)],
      ["xs:IDREFS", list(text(collapse, undefined, isLocalName))],
      ["xs:ENTITIES", list(text(collapse, undefined, isLocalName))],
      ["xs:NMTOKENS", list(text(collapse, wholeNameToken))],
      ["xs:anyURI", text(collapse)],
      ["xs:decimal", usually(isPlainDecimal, numeric(collapse, /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/))],
      ["xs:integer", numeric(collapse, integer)],
      ["xs:nonNegativeInteger", numeric(collapse, /^(?:\+?\d+|-0+)$/)],
      ["xs:positiveInteger", numeric(collapse, /^\+?0*[1-9]\d*$/)],
      ["xs:nonPositiveInteger", numeric(collapse, /^(?:-\d+|\+?0+)$/)],
      ["xs:negativeInteger", numeric(collapse, /^-0*[1-9]\d*$/)],
      ["xs:long", numeric(collapse, integer, between(-(2n ** 63n), 2n ** 63n - 1n))],
      ["xs:unsignedLong", numeric(collapse, integer, between(0n, 2n ** 64n - 1n))],
      ["xs:int", bounded(-(2 ** 31), 2 ** 31 - 1)],
      ["xs:short", bounded(-(2 ** 15), 2 ** 15 - 1)],
      ["xs:byte", bounded(-128, 127)],
      ["xs:unsignedInt", bounded(0, 2 ** 32 - 1)],
      ["xs:unsignedShort", bounded(0, 65535)],
      ["xs:unsignedByte", bounded(0, 255)],
      ["xs:float", atomic({ read: readDouble, write: writeDouble, canonical: writeSingle, whiteSpace: collapse })],
      ["xs:double", atomic({ read: readDouble, write: writeDouble, whiteSpace: collapse })],
      ["xs:boolean", atomic({ read: readBoolean, write: writeBoolean, whiteSpace: collapse })],
      ["xs:date", usually(isPlainDate, moment(collapse, new RegExp(`^${year}-${month}-${day}${zone}$`), existingDay))],
      ["xs:dateTime", moment(collapse, new RegExp(`^${year}-${month}-${day}T${clock}${zone}$`), existingDay)],
      ["xs:time", moment(collapse, new RegExp(`^${clock}${zone}$`))],
      ["xs:gYear", moment(collapse, new RegExp(`^${year}${zone}$`))],
      ["xs:gYearMonth", moment(collapse, new RegExp(`^${year}-${month}${zone}$`))],
      ["xs:gMonthDay", moment(collapse, new RegExp(`^--${month}-${day}${zone}$`), existingDay)],
      ["xs:gMonth", moment(collapse, new RegExp(`^--${month}${zone}$`))],
      ["xs:gDay", moment(collapse, new RegExp(`^---${day}${zone}$`))],
      [
        "xs:duration",
        compared(
          canonicalDuration,
          collapse,
          /^-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/,
        ),
      ],
      ["xs:base64Binary", binary(decodeBase64, encodeBase64)],
      ["xs:hexBinary", binary(decodeHex, encodeHex)],
      ["xs:QName", qualifiedName()],
      ["xs:NOTATION", qualifiedName()],
    ] satisfies [string, SimpleType][]
  ).map(([name, type]) => [name, { ...type, builtin: name }]),
);

/** An integer that is a number in a program. */
function bounded(least: number, greatest: number): SimpleType {
  const type = asNumber(text(collapse, integer, between(BigInt(least), BigInt(greatest))));
  const read = (source: string): unknown => {
    const number = plainNumber(source);
    return number >= least && number <= greatest ? number : type.read(source);
  };
  return { ...type, read };
}

/** A type kept as written, with the form that nearly all of its texts have. */
function usually(isPlain: (source: string) => boolean, type: SimpleType): SimpleType {
  return { ...type, read: (source) => (isPlain(source) ? source : type.read(source)) };
}

function numeric(...lexical: Parameters<typeof text>): SimpleType {
  return compared(canonicalDecimal, ...lexical);
}

function moment(...lexical: Parameters<typeof text>): SimpleType {
  return compared(canonicalTime, ...lexical);
}

/** A text with others that say the same value. */
function compared(canonical: (lexical: string) => string | undefined, ...lexical: Parameters<typeof text>): SimpleType {
  const type = text(...lexical);
  const written = (value: unknown): string | undefined => {
    const found = type.write(value);
    return found === undefined ? undefined : canonical(type.whiteSpace(found));
  };
  return { ...type, canonical: written };
}

function canonicalDecimal(lexical: string): string | undefined {
  const [, sign, whole = "", fraction = ""] = /^([+-]?)0*(\d*)\.?(\d*)$/.exec(lexical) ?? [];
  const digits = fraction.replace(/0+$/, "");
  return sign === undefined ? undefined : `${sign === "-" && whole + digits !== "" ? "-" : ""}${whole}.${digits}`;
}

function binary(decode: (text: string) => Uint8Array | undefined, encode: (bytes: Uint8Array) => string): SimpleType {
  return atomic({
    read: (source) => decode(source),
    write: (value) => (value instanceof Uint8Array ? encode(value) : undefined),
    whiteSpace: collapse,
  });
}

function between(least: bigint, greatest: bigint): (value: string) => boolean {
  const [lowest, highest] = [Number(least), Number(greatest)];
  return (value) => {
    if (value.length <= 15) {
      const number = Number(value);
      return number >= lowest && number <= highest;
    }
    const digits = value.replace(/^[+-]?0*/, "");
    if (digits.length > 20) return false;
    const number = value.startsWith("-") ? -BigInt(digits || "0") : BigInt(digits || "0");
    return number >= least && number <= greatest;
  };
}

/** True unless a date that otherwise looks right names a day its month has not. */
function existingDay(value: string): boolean {
  // "YYYY-MM-DD" or "--MM-DD": the month stands behind the last hyphen but one of the date.
  const time = value.indexOf("T");
  const end = time === -1 ? dateAt(value) : time;
  const day = Number(value.slice(end - 2, end));
  if (day <= 28) return true;
  const month = Number(value.slice(end - 5, end - 3));
  if (month !== 2) return day <= 30 || !shortMonths.has(month);
  const year = value.slice(0, end - 6);
  return day === 29 && (year === "-" || isLeap(year));
}

/** Where the date ends and its zone, if it has one, begins. */
function dateAt(value: string): number {
  if (value.endsWith("Z")) return value.length - 1;
  return value.charCodeAt(value.length - 3) === 0x3a ? value.length - 6 : value.length;
}

function isLeap(year: string): boolean {
  return Number(year.slice(-2)) % 4 === 0 && (!year.endsWith("00") || Number(year.slice(-4, -2)) % 4 === 0);
}

function readBoolean(source: string): boolean | undefined {
  const lexical = collapse(source);
  return lexical === "true" || lexical === "1" ? true : lexical === "false" || lexical === "0" ? false : undefined;
}

function writeBoolean(value: unknown): string | undefined {
  return typeof value === "boolean" ? String(value) : undefined;
}

function readDouble(source: string): number | undefined {
  const lexical = collapse(source);
  if (lexical === "INF") return Infinity;
  if (lexical === "-INF") return -Infinity;
  if (lexical === "NaN") return Number.NaN;
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(lexical) ? Number(lexical) : undefined;
}

function writeDouble(value: unknown): string | undefined {
  if (typeof value !== "number") return undefined;
  if (Object.is(value, -0)) return "-0";
  return String(value).replace("Infinity", "INF").replace("e+", "E").replace("e", "E");
}

// A float has fewer digits than a number: two texts can be one value.
function writeSingle(value: unknown): string | undefined {
  return typeof value === "number" ? writeDouble(Math.fround(value)) : undefined;
}

function decodeHex(source: string): Uint8Array | undefined {
  const lexical = collapse(source);
  if (lexical.length % 2 !== 0 || /[^\da-fA-F]/.test(lexical)) return undefined;
  return Uint8Array.from({ length: lexical.length / 2 }, (_, index) =>
    Number.parseInt(lexical.slice(index * 2, index * 2 + 2), 16),
  );
}

function encodeHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase();
}
