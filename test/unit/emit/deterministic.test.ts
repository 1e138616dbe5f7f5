import { expect, test } from "vitest";
import { Diagnostics } from "../../../generator/diagnostics.js";
import { readTree } from "../../../generator/files.js";
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

test("the order of keys and of contracts makes no difference to what is generated", async () => {
  const specs = await readSpecs("specs");
  const disordered = specs.toReversed().map((spec) => ({
    ...spec,
    document: shuffled(spec.document) as PinnedSpec["document"],
    ...(spec.names === undefined ? {} : { names: shuffled(spec.names) as PinnedSpec["document"] }),
  }));

  const generated = await generate(disordered, new Diagnostics());

  expect(new Map(generated.flatMap(({ tree }) => [...tree]))).toEqual(await readTree("generated"));
}, 120_000);
