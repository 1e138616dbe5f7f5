/** How much is done at once, and in which order results come. */
export interface Concurrency {
  readonly concurrency: number;
  readonly ordered: boolean;
  readonly signal: AbortSignal;
}

/**
 * Does work on items as they are read, so much at once, and gives each result once: as it comes, or in the items' order.
 * A place that is free is filled at once, however long the loop takes over a result.
 *
 * No item is read before there is room for its result: as many results wait for the loop as there is work under way at
 * most, so that the source is never more than twice `concurrency` ahead. In order, one slow item holds back so many.
 *
 * What the source or the work throws, and the signal's reason, ends it, after the results that came before.
 */
export async function* concurrently<Item, Result>(
  items: AsyncGenerator<Item, void, undefined>,
  work: (item: Item) => Promise<Result>,
  { concurrency, ordered, signal }: Concurrency,
): AsyncGenerator<Result, void, undefined> {
  const finished = new Map<number, Result>();
  let [read, given, running] = [0, 0, 0];
  let ended = false;
  let failure: { readonly reason: unknown } | undefined;
  let wake = (): void => undefined;

  const hasRoom = (): boolean => !ended && running < concurrency && running + finished.size < 2 * concurrency;
  const fill = (): void => {
    while (hasRoom()) {
      running++;
      void workOnNext();
    }
    wake();
  };
  const fail = (reason: unknown): void => {
    ended = true;
    failure ??= { reason };
    wake();
  };
  const workOnNext = async (): Promise<void> => {
    try {
      const { value, done } = await items.next();
      if (done || ended) {
        ended = true;
      } else {
        const position = read++;
        finished.set(position, await work(value));
      }
    } catch (error) {
      fail(error);
    }
    running--;
    fill();
  };
  const abort = (): void => fail(signal.reason);

  signal.addEventListener("abort", abort);
  try {
    if (signal.aborted) abort();
    fill();
    for (;;) {
      const [next = given] = ordered ? [given] : finished.keys();
      const result = finished.get(next);
      if (finished.delete(next)) {
        given++;
        fill();
        yield result as Result;
      } else if (failure) {
        throw failure.reason;
      } else if (ended && running === 0) {
        return;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    ended = true;
    signal.removeEventListener("abort", abort);
    // Not waited for: a source that is being read ends only when it gives what was asked for.
    items.return().catch(() => undefined);
  }
}
