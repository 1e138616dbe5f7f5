/** How long `generate` takes, next to openapi-typescript alone on the same OpenAPI documents. */
import openapiTS, { astToString } from "openapi-typescript";
import { Bench } from "tinybench";
import { Diagnostics } from "../generator/diagnostics.js";
import { generate } from "../generator/generate.js";
import { readSpecs } from "../generator/specs.js";

const specs = await readSpecs("specs");
const openapi = specs.filter(({ format }) => format === "openapi");
const bench = new Bench({ time: 0, iterations: 10, warmupIterations: 3, warmupTime: 0 });

bench
  .add("altinnkit generate, every contract", async () => {
    await generate(specs, new Diagnostics());
  })
  .add("altinnkit generate, the OpenAPI contracts", async () => {
    await generate(openapi, new Diagnostics());
  })
  .add("openapi-typescript, the same OpenAPI documents", async () => {
    for (const { document } of openapi)
      astToString(await openapiTS(structuredClone(document) as never, { silent: true }));
  });

await bench.run();
const rows = bench.tasks.map(({ name, result }) => ({
  name,
  ms: "latency" in result ? result.latency.p50 : Number.NaN,
}));
const alone = rows.at(-1)!.ms;
for (const { name, ms } of rows) {
  console.log(`${name.padEnd(48)} ${ms.toFixed(0).padStart(6)} ms  ${(ms / alone).toFixed(1)} × openapi-typescript`);
}
