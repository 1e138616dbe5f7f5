/** The first candidate that is not taken, or else the last with a number that is free. */
export function freeName(candidates: readonly [string, ...string[]], taken: { has(name: string): boolean }): string {
  const free = candidates.find((candidate) => !taken.has(candidate));
  if (free !== undefined) return free;
  const last = candidates.at(-1)!;
  let number = 2;
  while (taken.has(`${last}${number}`)) number++;
  return `${last}${number}`;
}
