/** How much is done at once, and in which order results come. */
export interface Concurrency {
  readonly concurrency: number;
  readonly ordered: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Does work on items as they are read, so much at once, and gives each result once: as it comes, or in the items' order.
 * A place that is free is filled at once, however long the loop takes over a result.
 *
 * No item is read before there is room for its result: with what is under way, at most twice `concurrency` results wait
 * for the loop. In order, one slow item holds back so many.
 *
 * What the source or the work throws, and the signal's reason, ends it, after the results that came before. However it
 * ends, the work under way is aborted.
 *
 * @param work - Its signal is its own: one that thousands of requests share gathers a listener of each, until they are
 * collected, and Node warns of that.
 */
export async function* concurrently<Item, Result>(
  items: AsyncGenerator<Item, void, undefined>,
  work: (item: Item, signal: AbortSignal) => Promise<Result>,
  { concurrency, ordered, signal }: Concurrency,
): AsyncGenerator<Result, void, undefined> {
  const underWay = new Set<AbortController>();
  const finished = new Map<number, Result>();
  let [read, given] = [0, 0];
  let ended = false;
  let failure: { readonly reason: unknown } | undefined;
  let wake = (): void => undefined;

  const hasRoom = (): boolean =>
    !ended && underWay.size < concurrency && underWay.size + finished.size < 2 * concurrency;
  const fill = (): void => {
    while (hasRoom()) void workOnNext();
    wake();
  };
  const workOnNext = async (): Promise<void> => {
    const controller = new AbortController();
    underWay.add(controller);
    try {
      const { value, done } = await items.next();
      if (done || ended) {
        ended = true;
      } else {
        const position = read++;
        finished.set(position, await work(value, controller.signal));
      }
    } catch (error) {
      fail(error);
    }
    underWay.delete(controller);
    fill();
  };
  const end = (reason?: unknown): void => {
    ended = true;
    for (const controller of underWay) controller.abort(reason);
  };
  const fail = (reason: unknown): void => {
    failure ??= { reason };
    end(reason);
    wake();
  };
  const abort = (): void => fail(signal?.reason);

  signal?.addEventListener("abort", abort);
  try {
    if (signal?.aborted) abort();
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
      } else if (ended && underWay.size === 0) {
        return;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    signal?.removeEventListener("abort", abort);
    end();
    // Not waited for: a source that is being read ends only when it gives what was asked for.
    items.return().catch(() => undefined);
  }
}
