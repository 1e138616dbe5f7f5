import { printAll, type Engines } from "./engines.js";
import { share, type Failure, type Measure } from "./measure.js";
import { typeCheck, type CompilerVersion } from "./type-check.js";

/** Whether schemas are read, generated from, and accepted by compilers; a measure per compiler. */
export async function compileMeasures(
  engines: Engines,
  versions: readonly CompilerVersion[],
  { name, least, describe }: CompileOptions,
): Promise<{ readonly measures: readonly Measure[]; readonly failures: readonly Failure[] }> {
  const printed = printAll(engines);
  const generated = new Map(
    [...printed].flatMap(([schema, files]) => (files instanceof Error ? [] : [[schema, files] as const])),
  );
  const found = await typeCheck(generated, versions);
  const measures: Measure[] = [];
  const failures: Failure[] = [];
  for (const [version, errors] of found) {
    const measure = `${name}, TypeScript ${version}`;
    const failed = [...printed].flatMap(([schema, files]): readonly Failure[] => {
      const failure = { measure, ...describe(schema) };
      if (files instanceof Error) return [{ ...failure, level: "read", message: files.message }];
      const [message] = errors.get(schema) ?? [];
      return message === undefined ? [] : [{ ...failure, level: "types", message }];
    });
    failures.push(...failed);
    measures.push(share(measure, printed.size - failed.length, printed.size, least));
  }
  return { measures, failures };
}

interface CompileOptions {
  readonly name: string;
  readonly least: number;
  /** Whose schema it is, and what it is called in a report. */
  readonly describe: (schema: string) => Pick<Failure, "group" | "schema">;
}
