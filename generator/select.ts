import didYouMean from "didyoumean2";
import picomatch from "picomatch";
import { InputError } from "./errors.js";

/**
 * The things whose ids fit: whole ids or globs such as `altinn3/**`; all of them when nothing is asked for.
 *
 * @throws {@link InputError} for an id or glob that fits nothing, with the nearest id.
 */
export function select<T extends { readonly id: string }>(things: readonly T[], patterns: readonly string[]): T[] {
  if (patterns.length === 0) return [...things];
  const wanted = new Set(patterns.flatMap((pattern) => fitting(things, pattern)));
  return things.filter(({ id }) => wanted.has(id));
}

function fitting(things: readonly { readonly id: string }[], pattern: string): string[] {
  const fits = picomatch(pattern);
  const ids = things.map(({ id }) => id);
  const found = ids.filter((id) => fits(id));
  if (found.length > 0) return found;
  const nearest = didYouMean(pattern, ids);
  const hint = typeof nearest === "string" ? `Did you mean "${nearest}"?` : `"altinnkit list" shows every id.`;
  throw new InputError(`Unknown contract "${pattern}". ${hint}`);
}
