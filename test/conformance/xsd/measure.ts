/** A figure and the bar it is held against. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: "%" | "s" | "kB" | "";
  /** What the figure is at least, or at most. */
  readonly bar: { readonly least: number } | { readonly most: number };
  /** How much was measured. */
  readonly of: string;
}

/** A case that counts against a measure. */
export interface Failure {
  readonly measure: string;
  /** Whose material it is. */
  readonly group: string;
  readonly schema: string;
  readonly instance?: string;
  /** How far it came: `read`, `types`, or the level two documents are equal at. */
  readonly level: string;
  readonly message: string;
}

/** What one judge found. */
export interface Verdict {
  readonly measures: readonly Measure[];
  readonly failures: readonly Failure[];
  /** What was left out, and why. */
  readonly notes: readonly string[];
}

/** What every judge is told. */
export interface Sitting {
  readonly seed: number;
  /** Where documents are written that outside judges look at. */
  readonly folder: string;
  readonly progress: (what: string, done: number, total: number) => void;
}

/** True when a figure meets its bar. */
export function holds({ value, bar }: Measure): boolean {
  return "least" in bar ? value >= bar.least : value <= bar.most;
}

/** A share in per cent, of at least so much. */
export function share(name: string, part: number, whole: number, least: number): Measure {
  return { name, value: whole === 0 ? 0 : (100 * part) / whole, unit: "%", bar: { least }, of: `${part} of ${whole}` };
}

/** How many cases there are of what there should be none of. */
export function none(name: string, count: number, whole: number): Measure {
  return { name, value: count, unit: "", bar: { most: 0 }, of: `${whole}` };
}
