import { words } from "./words.js";

/** Short words that stand between others in a path segment. */
const connectors = ["and", "by", "for", "from", "in", "of", "on", "or", "to", "with"];
const shortest = 3;
/** A known word this long may stand before one unknown word; a shorter one may begin it by chance. */
const telling = 6;

/**
 * Splits path segments that were written together, such as `filescanstatus`, by the words the same document uses where
 * it does tell them apart (schemas, tags, parameters). What cannot be split so stays whole.
 */
export function compoundSplitter(names: Iterable<string>): (segment: string) => string[] {
  const known = new Set(connectors);
  for (const name of names) {
    for (const word of words(name)) {
      const small = word.toLowerCase();
      if (small.length >= shortest) known.add(small).add(`${small}s`);
    }
  }
  return (segment) =>
    words(segment).flatMap((word) => {
      const text = word.toLowerCase();
      return split(text, known) ?? headAndRest(text, known) ?? [word];
    });
}

/** The fewest known words that make up the text, longest first. */
function split(text: string, known: ReadonlySet<string>): string[] | undefined {
  const best: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= text.length; end++) {
    for (let start = 0; start < end; start++) {
      const head = best[start];
      const word = text.slice(start, end);
      if (head === undefined || !known.has(word)) continue;
      if (head.length + 1 < (best[end]?.length ?? Infinity)) best[end] = [...head, word];
    }
  }
  return best[text.length];
}

function headAndRest(text: string, known: ReadonlySet<string>): string[] | undefined {
  for (let end = text.length - shortest; end >= telling; end--) {
    if (known.has(text.slice(0, end))) return [text.slice(0, end), text.slice(end)];
  }
  return undefined;
}
