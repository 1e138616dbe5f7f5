import { readFileSync, writeFileSync } from "node:fs";
import { Ajv } from "ajv";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { readSpecs } from "../../../generator/specs.js";
import { fromUpstream } from "./documents.js";
import { examine, type OperationReport } from "./examine.js";
import { json, table } from "./report.js";

/** By contract, then reason, pointers into upstream's document below the server's base. */
type Reasons = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** What does not fit, and why: wherever Prism starts from, and beside that for upstream's documents or the pinned ones. */
const reasons = JSON.parse(readFileSync(new URL("reasons.json", import.meta.url), "utf8")) as Readonly<
  Record<"everywhere" | "upstream" | "pinned", Reasons>
>;
const holding = [reasons.everywhere, fromUpstream ? reasons.upstream : reasons.pinned];

const specs = (await readSpecs("specs")).filter(({ format }) => format === "openapi");
const examined = new Map<string, OperationReport[]>();

// What Prism cannot compile, it takes to allow everything, and tells nobody.
const compile = vi.spyOn(Object.getPrototypeOf(Ajv.prototype) as Ajv, "compile");
let compiled = 0;
afterEach(() => {
  compiled += compile.mock.results.length;
  compile.mockClear();
});

afterAll(() => {
  const source = fromUpstream ? "upstream's documents" : "the pinned documents; upstream's are not here";
  process.stdout.write(`Prism started from ${source}.\n${table(examined)}`);
  const { PRISM_REPORT: file } = process.env;
  if (file !== undefined) writeFileSync(file, json(examined));
});

test("only APIs of ours are listed, each with a reason", () => {
  const all = Object.values(reasons);
  const ids = all.flatMap((some) => Object.keys(some));
  const texts = all.flatMap((some) => Object.values(some).flatMap((listed) => Object.keys(listed)));

  expect(ids.filter((id) => !specs.some((spec) => spec.id === id))).toEqual([]);
  expect(texts.filter((text) => text.length < 30)).toEqual([]);
});

describe.each(specs)("$id", (spec) => {
  test("Prism takes the requests of every operation and its answers fit their types, but for those listed", async () => {
    const reports = await examine(spec);
    examined.set(spec.id, reports);
    const listed = holding.flatMap((some) => Object.values(some[spec.id] ?? {}).flat());
    const faults = reports.flatMap((report) => [...report.faults]);

    expect(faults.filter(([at]) => !listed.includes(at))).toEqual([]);
    expect(listed.filter((at) => !faults.some(([found]) => found === at))).toEqual([]);
    expect(compile.mock.results.filter(({ type }) => type === "throw").map(({ value }) => String(value))).toEqual([]);
  });
});

test("Prism compiled the schemas that it judged by", () => {
  expect(compiled).toBeGreaterThan(1000);
});
