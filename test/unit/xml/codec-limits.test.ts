import { fromXml, toXml, type XmlNode } from "altinnkit/xml";
import { xmlRoot, type XmlTable } from "altinnkit/codegen";
import { describe, expect, test } from "vitest";

interface Deep {
  readonly deep?: Deep;
}
const table: XmlTable = {
  namespace: "",
  types: {
    Deep: { content: { sequence: [{ element: "deep", type: "Deep", min: 0 }] } },
    Mixed: { mixed: true, content: { sequence: [{ element: "m", type: "Mixed", min: 0 }] } },
    Wide: {
      anyAttribute: "##any",
      content: {
        sequence: [
          { element: "a", type: "xs:string", min: 0, max: "unbounded" },
          { key: "$seq", sequence: [{ element: "b", type: "xs:string" }], min: 0, max: "unbounded" },
          { any: "##other", key: "$any", min: 0, max: "unbounded" },
        ],
      },
    },
  },
};
const deep = xmlRoot<Deep>({ element: "deep", type: "Deep", table });
const mixed = xmlRoot<object>({ element: "m", type: "Mixed", table });
const any = xmlRoot<XmlNode>({ element: "deep", type: "xs:anyType", table });
const wide = xmlRoot<Record<string, readonly unknown[]>>({ element: "wide", type: "Wide", table });

describe("elements inside one another", () => {
  const nested = (name: string, depth: number): string => `<${name}>`.repeat(depth) + `</${name}>`.repeat(depth);

  test.each([
    ["typed", 1_000_000, deep],
    ["of no type", 100_000, any],
    ["mixed", 100_000, mixed],
  ])("may be as many as the limit allows: %s, %i", (_, depth, root) => {
    const value = fromXml<unknown>(root, nested(root.element, depth), { maxDepth: depth });
    let found = 0;
    for (let at: unknown = value; typeof at === "object" && at !== null; found++) [at] = inside(at);
    expect(found).toBe(depth);
  });

  test("are 256 otherwise, in both directions", () => {
    const message = "More than 256 elements inside one another.";
    expect(() => fromXml(deep, nested("deep", 257))).toThrow(message);
    const circular: { deep?: Deep } = {};
    circular.deep = circular;
    expect(() => toXml(deep, circular)).toThrow(message);
  });
});

test("time grows with the size of a document, and of an object, and no faster", () => {
  const content = (count: number): string =>
    `<wide>${"<a/>".repeat(count)}${"<b/>".repeat(count)}${Array.from({ length: count }, (_, index) => `<o${index} xmlns="urn:o"/>`).join("")}</wide>`;
  const small = content(2_000);
  const large = content(40_000);
  const read = (document: string): number => fastest(() => fromXml(wide, document));
  const written = (document: string): number => {
    const value = fromXml(wide, document);
    return fastest(() => toXml(wide, value));
  };
  expect(fromXml(wide, large)["$any"]).toHaveLength(40_000);
  // Twenty times the size; quadratic would be four hundred times the time.
  expect(read(large) / read(small)).toBeLessThan(100);
  expect(written(large) / written(small)).toBeLessThan(100);
});

/** Elements inside a value of one of the types above. */
function inside(value: object): readonly unknown[] {
  if ("deep" in value) return [value.deep];
  if ("m" in value) return [value.m];
  if ("$mixed" in value) return (value.$mixed as readonly { readonly m: unknown }[]).map(({ m }) => m);
  return "children" in value ? (value.children as readonly unknown[]) : [];
}

function fastest(run: () => unknown): number {
  const times = Array.from({ length: 3 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}
