import { checkXml, fromXml, toXml } from "altinnkit/xml";
import { xmlRoot, type XmlParticle, type XmlRoot } from "altinnkit/codegen";
import { describe, expect, test } from "vitest";

type Counts = Pick<XmlParticle, "min" | "max">;
const element = (name: string, min = 1, max: number | "unbounded" = 1): XmlParticle =>
  max === 1 ? { element: name, type: "xs:int", min } : { element: name, type: "xs:int", min, max };
const rows = (sequence: readonly XmlParticle[], counts: Counts): XmlParticle => ({ key: "$seq", sequence, ...counts });

function rootOf(content: XmlParticle, kind: { readonly mixed?: true } = {}): XmlRoot<unknown> {
  return xmlRoot({ element: "r", type: "R", table: { namespace: "", types: { R: { ...kind, content } } } });
}

/** All words of a, b and c up to a length. */
function words(length: number): string[] {
  if (length === 0) return [""];
  const shorter = words(length - 1);
  const longest = shorter.filter((word) => word.length === length - 1);
  return [...shorter, ...longest.flatMap((word) => ["a", "b", "c"].map((name) => word + name))];
}

// Every value is spelled in a way of its own, so that none can change places.
function documentOf(word: string): string {
  if (word === "") return "<r/>";
  const elements = word.split("").map((name, index) => `<${name}>${"0".repeat(index)}${index}</${name}>`);
  return `<r>${elements.join("")}</r>`;
}

function isRead(root: XmlRoot<unknown>, document: string): boolean {
  return checkXml(root, document).length === 0;
}

const fives: XmlParticle = {
  key: "$choice",
  choice: [element("a", 3, 5), element("b", 3, 5)],
  min: 0,
  max: "unbounded",
};
const inner: XmlParticle = {
  key: "$choice",
  choice: [element("a", 3, "unbounded"), element("b")],
  min: 2,
  max: "unbounded",
};
const twice = rows([element("a", 1, 2), element("b", 0)], { min: 2, max: 2 });

describe.each<[name: string, content: XmlParticle, valid: RegExp]>([
  ["two rows", twice, /^(?:a{1,2}b?){2}$/],
  [
    "no more rows than may stand",
    rows([element("a", 2, 3), element("b", 0)], { min: 1, max: 2 }),
    /^(?:a{2,3}b?){1,2}$/,
  ],
  ["rows of a choice", fives, /^(?:a{3,5}|b{3,5})*$/],
  ["rows of rows", rows([inner], { min: 0, max: "unbounded" }), /^(?:(?:a{3,}|b){2,})*$/],
  ["rows between others", { sequence: [element("b"), twice, element("c", 0)] }, /^b(?:a{1,2}b?){2}c?$/],
  ["rows of two kinds", rows([twice, element("c", 0)], { min: 1, max: 2 }), /^(?:(?:a{1,2}b?){2}c?){1,2}$/],
  [
    "rows that begin with nothing",
    rows([element("b", 0), element("a", 2, 3)], { min: 2, max: 3 }),
    /^(?:b?a{2,3}){2,3}$/,
  ],
  ["rows of what may be absent", rows([element("a", 0, 2), element("b", 0)], { min: 2, max: 2 }), /^(?:a{0,2}b?){2}$/],
])("%s", (_, content, valid) => {
  const all = words(7);

  test("are read whatever has them, and written as they were", () => {
    const root = rootOf(content);
    const accepted = all.filter((word) => isRead(root, documentOf(word)));
    expect(accepted).toEqual(all.filter((word) => valid.test(word)));
    for (const word of accepted) {
      const document = documentOf(word);
      expect(toXml(root, fromXml(root, document), { declaration: false })).toBe(document);
    }
  });

  test("stand in mixed content too", () => {
    const root = rootOf(content, { mixed: true });
    const some = all.filter((_, index) => index % 7 === 0);
    const accepted = some.filter((word) => isRead(root, documentOf(word)));
    expect(accepted).toEqual(some.filter((word) => valid.test(word)));
    for (const word of accepted) {
      const document = documentOf(word);
      expect(toXml(root, fromXml(root, document), { declaration: false })).toBe(document);
    }
  });
});

test("rows take as much as they can", () => {
  expect(fromXml(rootOf(twice), documentOf("aaab"))).toEqual({ $seq: [{ a: [0, 1] }, { a: [2], b: 3 }] });
  expect(fromXml(rootOf(fives), documentOf("aaaaaabbb"))).toEqual({
    $choice: [{ a: [0, 1, 2] }, { a: [3, 4, 5] }, { b: [6, 7, 8] }],
  });
});

test("an element that may not stand among the rows is told where it stands", () => {
  const wrong = checkXml(rootOf(twice), "<r>\n<a>1</a>\n<b>2</b>\n<b>3</b>\n<a>4</a></r>");
  expect(wrong.map(({ message }) => message)).toEqual(["/r/b, line 4, column 1: b may not stand here; a is expected."]);
});

test("too few rows are told at the end", () => {
  const wrong = checkXml(rootOf(fives), documentOf("aaaaaabb"));
  expect(wrong.map(({ message }) => message)).toEqual(["/r, line 1, column 96: b is missing."]);
});

test("time grows with the number of rows, and no faster", () => {
  const root = rootOf(fives);
  const seconds = (count: number): number => {
    const document = `<r>${"<a>1</a>".repeat(count)}</r>`;
    const start = performance.now();
    expect((fromXml(root, document) as { $choice: unknown[] }).$choice).toHaveLength(count / 5);
    return performance.now() - start;
  };
  seconds(5_000);
  // Ten times the size; quadratic would be a hundred times the time.
  expect(seconds(50_000) / seconds(5_000)).toBeLessThan(60);
});
