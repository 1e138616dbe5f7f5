import { createHmac } from "node:crypto";
import { ConfigurationError } from "altinnkit";
import type { DatasetDescriptor } from "altinnkit/codegen";
import type { Journal } from "../harvest-bulk.js";
import { openLines } from "./lines.js";

/** Where a journal lies, and what it is of. */
export interface JournalOptions {
  readonly file: string;
  /** A secret of yours, at least 32 bytes, the same in every run. */
  readonly key: string | Uint8Array;
  /** The dataset that is harvested; with other parameters, use another file. */
  readonly dataset: DatasetDescriptor;
}

/** A {@link Journal} in a file. */
export interface FileJournal extends Journal {
  has(subject: string): boolean;
  add(subject: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a journal in a file, for {@link harvestBulk} to go on where the run before it ended or was killed.
 *
 * It holds no identity number: each subject is its HMAC-SHA-256. A plain hash would not do, as there are few enough
 * numbers to hash them all; with the key one can, so keep it where you keep keys. The place in the list would need no key,
 * but a list that is made anew, in another order or with one subject more, would skip the wrong ones without a word.
 *
 * All that it has is held in memory too, in about 100 bytes a subject.
 *
 * @throws {@link ConfigurationError} when the key is too short, or the file is of another key or dataset.
 * @see [RFC 2104](https://www.rfc-editor.org/rfc/rfc2104.html)
 */
export async function openJournal({ file, key, dataset }: JournalOptions): Promise<FileJournal> {
  if (Buffer.byteLength(key) < 32) throw new ConfigurationError("A journal's key has at least 32 bytes.");
  const markOf = (text: string): string => createHmac("sha256", key).update(text).digest("base64url");
  const marks = new Set<string>();
  const lines = await openLines(file, (line) => marks.add(line));
  // The first line tells what all the others are of.
  const title = markOf(`dataset ${dataset.name}`);
  if (lines.last === undefined) {
    await lines.append(title);
  } else if (!marks.has(title)) {
    await lines.close();
    throw new ConfigurationError("The journal was begun with another key, or for another dataset.");
  }
  return {
    has: (subject) => marks.has(markOf(subject)),
    add: async (subject) => {
      const mark = markOf(subject);
      await lines.append(mark);
      marks.add(mark);
    },
    close: () => lines.close(),
  };
}
