import { XmlReader } from "altinnkit/xml";
import { expect, test } from "vitest";
import { tokens } from "./tokens.js";

const around = (character: string, before: number, after: number): Uint8Array =>
  new TextEncoder().encode(`<r>${"a".repeat(before)}${character}${"\nb\tcæ\r\n".repeat(after)}</r>`);

test.each(["\0", "\u0001", "\u000B", "\u001F", "\uFFFE", "\uFFFF"])(
  "%j is refused wherever it stands in the bytes",
  (character) => {
    for (let before = 0; before < 12; before++) {
      for (let after = 0; after < 3; after++) {
        const bytes = around(character, before, after);
        for (let offset = 0; offset < 4; offset++) {
          const shifted = new Uint8Array(bytes.length + offset);
          shifted.set(bytes, offset);
          expect(() => new XmlReader(shifted.subarray(offset)), `${before}, ${after}, ${offset}`).toThrow(
            expect.objectContaining({ code: "character", column: 4 + before }) as Error,
          );
        }
      }
    }
  },
);

test.each(["\u007F", "\u0085", "\uFFFD", "\uF000", "\uFEFF", "😀"])(
  "%j is taken wherever it stands in the bytes",
  (character) => {
    for (let before = 0; before < 12; before++) {
      expect(tokens(around(character, before, 0))[1]).toBe(JSON.stringify("a".repeat(before) + character));
    }
  },
);
