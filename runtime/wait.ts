/**
 * What work brings, or the signal's reason if that comes first. The work goes on; whoever does it may not have listened.
 */
export function unlessAborted<T>(work: Promise<T>, signal?: AbortSignal | null): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal?.reason);
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop);
    void work.then(resolve, reject).finally(() => signal?.removeEventListener("abort", stop));
  });
}

/** In milliseconds what every timer can run for, 23 days; one that is given over 2³¹ goes off at once. */
export const longestTimerMs = 2e9;

/** Waits, at most as long as a timer can, or throws the signal's reason. */
export async function wait(milliseconds: number, signal?: AbortSignal | null): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, Math.min(milliseconds, longestTimerMs));
  });
  await unlessAborted(over, signal).finally(() => clearTimeout(timer));
}
