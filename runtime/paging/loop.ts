import { PagingError } from "../errors.js";

/**
 * Notices a place that comes again, in memory for one: it keeps the place it was at after 1, 2, 4, 8… steps.
 *
 * @see R. P. Brent, An improved Monte Carlo factorization algorithm (BIT 20, 1980), section 2.
 */
export function noticeLoops(operation: string, start: string): (place: string) => void {
  let kept = start;
  let steps = 0;
  let limit = 1;
  return (place) => {
    if (place === kept) throw new PagingError(operation, "the API leads from page to page in a circle.");
    if (++steps < limit) return;
    [kept, steps, limit] = [place, 0, limit * 2];
  };
}
