/** What work brings, or the reason thrown when that takes longer. The work goes on. */
export function inTime<T>(work: Promise<T>, milliseconds: number, reason?: Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(reject, milliseconds, reason);
    void work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
