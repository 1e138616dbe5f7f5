import { join } from "node:path";
import type { Sitting } from "./measure.js";
import { runPython } from "./python.js";
import { realSchemas } from "./real-schemas.js";
import { instanceJudge } from "./shared.js";

/** Random documents of a schema. */
export interface RandomInstances {
  readonly schema: string;
  /** What xmllint validates with: the schema, with the patterns of .NET made those of XML Schema. */
  readonly validate: string;
  readonly instances: readonly string[];
  /** Why there are none, or fewer. */
  readonly reason: string;
}

const perSchema = 6;
const made = new WeakMap<Sitting, Promise<readonly RandomInstances[]>>();

/** Random documents of all real schemas; made once for all judges of a sitting. */
export function randomInstances(sitting: Sitting): Promise<readonly RandomInstances[]> {
  let instances = made.get(sitting);
  if (!instances) made.set(sitting, (instances = make(sitting)));
  return instances;
}

async function make({ folder, seed, progress }: Sitting): Promise<readonly RandomInstances[]> {
  const schemas = realSchemas();
  const args = [instanceJudge, join(folder, "instances"), String(seed), String(perSchema)];
  const told = (done: number): void => progress("random instances", done, schemas.length);
  const lines = await runPython("instances.py", args, schemas, told);
  return lines.map((line) => JSON.parse(line) as RandomInstances);
}
