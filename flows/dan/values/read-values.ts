import type { DatasetDescriptor } from "altinnkit/codegen";
import type { Evidence } from "../../../generated/dan/v1/index.gen.js";
import { isNothing, readValue } from "./read-value.js";

/** One occurrence of a value. */
export interface Occurrence<Value> {
  /** Read when asked for: one that cannot be read stands in no other's way. */
  readonly value: Value;
  /** Who gave it: the agency's number for a dataset that asks several. May be empty. */
  readonly source: string;
  /** When it was fetched, as the service writes it. */
  readonly timestamp: string | undefined;
}

/** The values of an answer. */
export interface Values<Of extends object> {
  /** Each value by name, the first where it came several times. Read when asked for; absent what the source does not have. */
  readonly values: Of;
  /** Every occurrence of a value, in the answer's order, without the empty ones. */
  readonly all: <Name extends keyof Of & string>(name: Name) => Occurrence<Exclude<Of[Name], undefined>>[];
}

/** Reads the envelope by the dataset's types. Nothing is parsed before it is asked for. */
export function readValues<Of extends object>(
  { name: dataset, values: types }: DatasetDescriptor<Of>,
  { evidenceValues }: Evidence,
): Values<Of> {
  const given = evidenceValues
    .filter(({ evidenceValueName: name, value }) => !isNothing(types[name], value))
    .map((found) => ({ ...found, read: once(() => readValue(dataset, types[found.evidenceValueName], found)) }));
  const values = {};
  for (const { evidenceValueName: name, read } of given) {
    if (!Object.hasOwn(values, name)) Object.defineProperty(values, name, { get: read, enumerable: true });
  }
  return {
    values: values as Of,
    all: (wanted) =>
      given
        .filter(({ evidenceValueName: name }) => name === wanted)
        .map(({ source, timestamp, read }) => ({
          get value() {
            return read() as never;
          },
          source,
          timestamp,
        })),
  };
}

function once(read: () => unknown): () => unknown {
  let known: { readonly value: unknown } | undefined;
  return () => (known ??= { value: read() }).value;
}
