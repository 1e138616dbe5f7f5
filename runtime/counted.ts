/** How far an upload or a download has come. */
export interface Progress {
  /** Bytes handed to the network, or read from it. */
  readonly done: number;
  /** Bytes in all; absent where nobody says. */
  readonly total?: number;
}

/** Hears of progress; must not throw, and its errors are dropped. */
export type OnProgress = (progress: Progress) => void;

/** What is done about bytes on their way. */
export interface Counting {
  readonly total: number | undefined;
  readonly onProgress: OnProgress | undefined;
  /** Thrown for a failure of the source. */
  readonly failed: (error: unknown) => unknown;
  /** Thrown when there are more bytes than `total`, or fewer. */
  readonly miscounted: () => unknown;
}

/** An in-memory Blob comes as one; there would be no progress to tell of. */
const mostAtOnce = 65_536;

/** The same bytes, read no sooner than they are asked for, and counted. */
export function counted(source: ReadableStream<Uint8Array>, counting: Counting): ReadableStream<Uint8Array> {
  const { total, onProgress, failed, miscounted } = counting;
  const reader = source.getReader();
  let [came, done] = [0, 0];
  let rest: Uint8Array | undefined = new Uint8Array();
  const read = async (): Promise<Uint8Array | undefined> => {
    const { value } = await reader.read().catch((error: unknown) => {
      throw failed(error);
    });
    came += value?.byteLength ?? 0;
    return value;
  };
  const next = async (): Promise<Uint8Array | undefined> => {
    const bytes = await read();
    // Held back until nothing comes after them: to the other side the last bytes make a file of it.
    const goesOn = bytes && came === total && (await read());
    if (goesOn || (total !== undefined && (bytes ? came > total : came < total))) throw miscounted();
    return bytes;
  };
  const tell = () => {
    try {
      onProgress?.(total === undefined ? { done } : { done, total });
    } catch {
      // What a listener throws is its own affair.
    }
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        while (rest?.byteLength === 0) rest = await next();
        if (!rest) return controller.close();
        const part = rest.subarray(0, mostAtOnce);
        rest = rest.subarray(part.byteLength);
        done += part.byteLength;
        controller.enqueue(part);
        tell();
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
