import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { objection, rootName, type Engine } from "./engine.js";
import { readAll } from "./engines.js";
import { share, type Failure, type Sitting, type Verdict } from "./measure.js";
import { runPython } from "./python.js";
import { randomInstances } from "./random-instances.js";
import { describeSchema } from "./real-schemas.js";

/** A document that xmllint refuses, because of one change. */
interface Mutant {
  readonly path: string;
  readonly mutation: string;
  /** The element that was changed. */
  readonly at: string;
}

/** Of each schema, because one mutant says much the same as the next. */
const perSchema = 3;

/** Valid documents with one fault are refused where xmllint refuses them. */
export async function judgeMutations(sitting: Sitting): Promise<Verdict> {
  const { folder, seed, progress } = sitting;
  const all = await randomInstances(sitting);
  const engines = readAll(all.map(({ schema }) => schema));
  // Of a document we refuse anyway, it says nothing that we refuse it with a fault.
  const sources = all.flatMap(({ schema, validate, instances }) =>
    instances
      .filter((path) => judge(engines.get(schema), path) === "accepted")
      .slice(0, perSchema)
      .map((path) => ({ schema, validate, path })),
  );
  const rows = sources.map(({ validate, path }) => `${validate}\t${path}`);
  const told = (done: number): void => progress("mutations", done, sources.length);
  const lines = await runPython("mutate.py", [join(folder, "mutants"), String(seed)], rows, told);
  let total = 0;
  const accepted = sources.flatMap(({ schema, path }, index): readonly Failure[] => {
    const mutants = JSON.parse(lines[index] ?? "[]") as readonly Mutant[];
    total += mutants.length;
    return mutants
      .filter((mutant) => judge(engines.get(schema), mutant.path) === "accepted")
      .map(({ path: mutant, mutation, at }) => ({
        measure: "mutations are refused",
        ...describeSchema(schema),
        instance: `${relative(folder, path)} > ${relative(folder, mutant)}`,
        level: "accepted",
        message: `${mutation} in element ${at}`,
      }));
  });
  const reading = [...engines.values()].filter((engine) => engine instanceof Error).length;
  return {
    measures: [share("mutations are refused", total - accepted.length, total, 95)],
    failures: accepted,
    notes: reading === 0 ? [] : [`mutations: ${reading} schemas are left out, because they are not read.`],
  };
}

function judge(engine: Engine | Error | undefined, path: string): "accepted" | "refused" {
  if (!engine || engine instanceof Error) return "refused";
  const document = readFileSync(path);
  const root = engine.roots.get(rootName(document));
  return root && objection(root, document) === undefined ? "accepted" : "refused";
}
