import type { DatasetDescriptor } from "altinnkit/codegen";
import { isNothing, readValue } from "./read-value.js";
import { UnreadableValueError } from "./unreadable-value-error.js";

/**
 * Reads an answer without the envelope: a dataset's only value comes as itself, several come by their names.
 *
 * @throws {@link UnreadableValueError} for the one value that a source has of several: nothing tells which one it is.
 */
export function readBareValues<Of extends object>(
  { name: dataset, values: types }: DatasetDescriptor<Of>,
  answer: unknown,
): Of {
  const names = Object.keys(types);
  const [only = "", ...others] = names;
  if (answer === undefined) return {} as Of;
  const members = others.length === 0 ? { [only]: answer } : answer;
  if (!isNamed(members, names)) throw new UnreadableValueError(dataset, "", "object", JSON.stringify(answer));
  const given = Object.entries(members).filter(([name, value]) => !isNothing(types[name], value));
  const read = given.map(([name, value]) => {
    const about = { evidenceValueName: name, source: "", valueType: types[name]! };
    return [name, readValue(dataset, types[name], { ...about, value })] as const;
  });
  return Object.fromEntries(read) as Of;
}

function isNamed(answer: unknown, names: readonly string[]): answer is Readonly<Record<string, unknown>> {
  if (typeof answer !== "object" || answer === null || Array.isArray(answer)) return false;
  return Object.keys(answer).some((name) => names.includes(name));
}
