import type { Failure } from "./measure.js";

/** Failures of one measure that look alike. */
export interface Cause {
  readonly measure: string;
  readonly level: string;
  /** The message without names, values and numbers. */
  readonly message: string;
  readonly count: number;
  readonly groups: ReadonlyMap<string, number>;
  readonly example: Failure;
}

/** Failures by cause, the most frequent first within each measure. */
export function causes(failures: readonly Failure[]): readonly Cause[] {
  const found = new Map<string, { count: number; groups: Map<string, number>; example: Failure; message: string }>();
  for (const failure of failures) {
    const message = withoutNames(failure.message);
    const key = [failure.measure, failure.level, message].join("\n");
    const cause = found.get(key) ?? { count: 0, groups: new Map(), example: failure, message };
    cause.count++;
    cause.groups.set(failure.group, (cause.groups.get(failure.group) ?? 0) + 1);
    found.set(key, cause);
  }
  return [...found.values()]
    .map((cause) => ({ ...cause, measure: cause.example.measure, level: cause.example.level }))
    .sort((one, other) => other.count - one.count);
}

const replacements: readonly (readonly [RegExp, string])[] = [
  [/^(?:\w*Error: )?(?:\S*\/\S*, )?line \d+, column \d+: /, ""],
  [/^(?:\w*Error: )?\/\S+: /, ""],
  [/^\S+:\d+:\d+: /, ""],
  [/'[^']*'|"[^"]*"|`[^`]*`/g, "…"],
  [/\{[^}]*\}[^\s:;,]*/g, "…"],
  [/\bnamed \S+/g, "named …"],
  [
    /\b(attribute|element|type|group|attributeGroup) (?!is |in |has |allow|of |or |and |declar|named |…)[^\s:;,]+/g,
    "$1 …",
  ],
  [/[^\s:;]+ (?=(?:is missing|is expected|may not stand|holds more|is required|of another document))/g, "… "],
  [/One choice among .* must/, "One choice among … must"],
  [/(?<![\p{L}_-])\d[\d.,]*/gu, "N"],
];

function withoutNames(message: string): string {
  return replacements.reduce((text, [pattern, by]) => text.replace(pattern, by), message.split("\n")[0] ?? "");
}
