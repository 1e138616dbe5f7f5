import { ArgumentError } from "../errors.js";

const form = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,7}))?)?(Z|[+-]\d\d:\d\d)?)?$/;

/**
 * The instant one of Altinn II's dates stands for: `2013-11-20T19:50:54.86` is Norway's local time, one with `Z` or an
 * offset says for itself. What stands behind the milliseconds is cut off.
 *
 * An hour that clocks go through twice, in autumn, is taken for the first time; one they leave out, in spring, for an
 * hour later.
 *
 * @throws {@link ArgumentError} for a text that is no such date. It is not repeated.
 */
export function fromAltinnDate(text: string): Date {
  const [, year, month, day, hour = "00", minute = "00", second = "00", fraction = "", zone] = form.exec(text) ?? [];
  const utc = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, "0").slice(0, 3)}`;
  const said = new Date(`${utc}${zone ?? "Z"}`);
  // The platform rolls 30 February over into March.
  if (Number.isNaN(said.getTime()) || (!zone && said.toISOString() !== `${utc}Z`) || !isDay(year, month, day)) {
    throw new ArgumentError("A date", "it is none of the forms Altinn II writes.");
  }
  return zone === undefined ? instantOf(said) : said;
}

/** A date in Norway's local time, without a zone: `2013-11-20T19:50:54`, with milliseconds where it has any. */
export function toAltinnDate(date: Date): string {
  if (Number.isNaN(date.getTime())) throw new ArgumentError("A date", "it is no valid one.");
  return new Date(date.getTime() + offsetAt(date)).toISOString().replace(/(\.000)?Z$/, "");
}

function isDay(...[year, month, day]: readonly (string | undefined)[]): boolean {
  return new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDate() === Number(day);
}

/** The instant at which clocks in Norway show what the given one shows in UTC. */
function instantOf(shown: Date): Date {
  const at = (offset: number) => new Date(shown.getTime() - offset);
  const summer = at(2 * hourMs);
  // The first of two such instants is the one in summer time.
  return offsetAt(summer) === 2 * hourMs ? summer : at(hourMs);
}

const hourMs = 3_600_000;

/** How far clocks in Norway are ahead of UTC. */
function offsetAt(date: Date): number {
  const parts = new Intl.DateTimeFormat("en", { timeZone: "Europe/Oslo", timeZoneName: "longOffset" }).format(date);
  const [, hours = "0", minutes = "0"] = /GMT\+(\d\d):(\d\d)/.exec(parts) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
}
