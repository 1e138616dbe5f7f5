import { open, truncate } from "node:fs/promises";

/** A file of lines that only ever grows. One process at a time. */
export interface Lines {
  /** The last line that was there when it was opened. */
  readonly last: string | undefined;
  /** Written when it resolves: whatever then happens to the process, though not to the machine. */
  append(line: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a file of lines to go on with it, or makes one that its owner alone may read. A last line that a kill cut off is
 * taken away.
 *
 * @param read - Gets every line there is; the file is read piece by piece.
 */
export async function openLines(file: string, read: (line: string) => void = () => undefined): Promise<Lines> {
  const handle = await open(file, "a+", 0o600);
  let last: string | undefined;
  let whole = 0;
  let rest = Buffer.alloc(0);
  for await (const chunk of handle.createReadStream({ start: 0, autoClose: false })) {
    const bytes = Buffer.concat([rest, chunk as Buffer]);
    const end = bytes.lastIndexOf("\n") + 1;
    const lines = bytes.toString("utf8", 0, end).split("\n").slice(0, -1);
    lines.forEach(read);
    last = lines.at(-1) ?? last;
    whole += end;
    rest = bytes.subarray(end);
  }
  if (rest.length > 0) await truncate(file, whole);
  return { last, append: (line) => handle.appendFile(`${line}\n`), close: () => handle.close() };
}
