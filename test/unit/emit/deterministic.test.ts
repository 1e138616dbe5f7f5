import { expect, test } from "vitest";
import { Diagnostics } from "../../../generator/diagnostics.js";
import { generate } from "../../../generator/generate.js";
import type { Json } from "../../../generator/model/json.js";
import { isObject } from "../../../generator/model/json.js";
import { readSpecs, type PinnedSpec } from "../../../generator/specs.js";

/** The same document with the keys of every object in another order, arrays as they were. */
function shuffled(value: Json): Json {
  if (Array.isArray(value)) return value.map(shuffled);
  if (!isObject(value)) return value;
  const keys = Object.keys(value);
  const order = [
    ...keys.filter((_, index) => index % 3 === 1),
    ...keys.filter((_, index) => index % 3 !== 1).toReversed(),
  ];
  return Object.fromEntries(order.map((key) => [key, shuffled(value[key]!)]));
}

async function treeOf(specs: readonly PinnedSpec[]): Promise<Map<string, string>> {
  const generated = await generate(specs, new Diagnostics());
  return new Map(generated.flatMap(({ tree }) => [...tree]).sort(([one], [other]) => (one < other ? -1 : 1)));
}

test("the order of keys and of contracts makes no difference", async () => {
  const specs = await readSpecs("specs");
  const disordered = specs.toReversed().map((spec) => ({
    ...spec,
    document: shuffled(spec.document) as PinnedSpec["document"],
    ...(spec.names === undefined ? {} : { names: shuffled(spec.names) as PinnedSpec["document"] }),
  }));

  expect(await treeOf(disordered)).toEqual(await treeOf(specs));
}, 120_000);
