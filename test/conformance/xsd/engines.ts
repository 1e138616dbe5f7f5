import { documentSet } from "./document-set.js";
import { read, type Engine } from "./engine.js";

/** An engine per schema, or why there is none. */
export type Engines = ReadonlyMap<string, Engine | Error>;

/** Reads every schema once. */
export function readAll(schemas: Iterable<string>, told: (done: number) => void = () => undefined): Engines {
  const engines = new Map<string, Engine | Error>();
  for (const schema of new Set(schemas)) {
    told(engines.size);
    engines.set(
      schema,
      attempt(schema, (path) => read(documentSet(path))),
    );
  }
  return engines;
}

/** The generated files of what was read; what cannot be printed is an error as well. */
export function printAll(engines: Engines): ReadonlyMap<string, ReadonlyMap<string, string> | Error> {
  return new Map([...engines].map(([schema, engine]) => [schema, attempt(engine, ({ files }) => files())] as const));
}

function attempt<In, Out>(input: In | Error, make: (input: In) => Out): Out | Error {
  if (input instanceof Error) return input;
  try {
    return make(input);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
