/**
 * Starts counting, and gives the milliseconds since.
 *
 * The longer of two clocks: one may stand still while the machine sleeps, the other may be set back.
 */
export function stopwatch(): () => number {
  const wall = Date.now();
  const steady = performance.now();
  return () => Math.max(Date.now() - wall, performance.now() - steady);
}
