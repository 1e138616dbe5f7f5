import { expect, test } from "vitest";
import { patternRegExp } from "../../../runtime/xml/pattern.js";
import { unicodeBlocks } from "../../../runtime/xml/unicode-blocks.js";

test.each([
  ["a(b", "Invalid regular expression"],
  ["a)b", "Invalid regular expression"],
  ["[a", "A pattern that ends too early."],
  ["a\\", "A pattern that ends too early."],
  ["[a-[b]c]", "A pattern whose subtraction does not end its class."],
  ["\\b", "A pattern with the unknown escape \\b."],
  ["\\p{IsNowhere}", "A pattern with an unknown category."],
  ["\\p{L", "A pattern with an unknown category."],
  ["*a", "A pattern with an unexpected *."],
  ["a]", "A pattern with an unexpected ]."],
  ["[b-a]", "Invalid regular expression"],
])("%s is no pattern", (pattern, message) => {
  const error = thrown(() => patternRegExp(pattern));
  expect(error).toBeInstanceOf(SyntaxError);
  expect((error as Error).message).toContain(message);
});

test("every block of Unicode is a class of its own", () => {
  for (const name of unicodeBlocks.keys()) expect(() => patternRegExp(`\\p{Is${name}}[^\\P{Is${name}}]`)).not.toThrow();
});

test("a pattern matches whole values, over line ends too", () => {
  expect(patternRegExp("a|b").test("ab")).toBe(false);
  expect(patternRegExp("a").test("a\n")).toBe(false);
  expect(patternRegExp("a\\sb").test("a\nb")).toBe(true);
});

function thrown(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
