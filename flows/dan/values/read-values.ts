import type { DatasetDescriptor } from "altinnkit/codegen";
import type { Evidence } from "../../../generated/dan/v1/index.gen.js";
import { readValue } from "./read-value.js";

/** One occurrence of a value. */
export interface Occurrence<Value> {
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
  const values = {};
  const read = (found: Evidence["evidenceValues"][number]) => readValue(dataset, types[found.evidenceValueName], found);
  for (const found of evidenceValues) {
    const { evidenceValueName: name } = found;
    if (isEmpty(found) || Object.hasOwn(values, name)) continue;
    let known: { readonly value: unknown } | undefined;
    const get = () => (known ??= { value: read(found) }).value;
    Object.defineProperty(values, name, { get, enumerable: true });
  }
  return {
    values: values as Of,
    all: (name) =>
      evidenceValues.flatMap((found) => {
        const value = found.evidenceValueName === name && !isEmpty(found) ? read(found) : undefined;
        if (value === undefined) return [];
        return [{ value, source: found.source, timestamp: found.timestamp } as Occurrence<never>];
      }),
  };
}

/** Sources write nothing in three ways. */
function isEmpty({ value }: Evidence["evidenceValues"][number]): boolean {
  return value === undefined || value === null || value === "";
}
