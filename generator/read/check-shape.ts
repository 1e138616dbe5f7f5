import { InputError } from "../errors.js";
import { objectAt, type JsonObject } from "../model/json.js";
import { misfits } from "../model/openapi-misfits.js";

/** @throws {@link InputError} when an OpenAPI document holds a value where one of that kind cannot stand. */
export function checkShape(document: JsonObject, name: string): void {
  const strange = Object.keys(objectAt(document, "paths")).find((path) => !/^(\/|x-)/.test(path));
  if (strange !== undefined)
    throw new InputError(
      `${name}: /paths/${strange} is not a path: it does not begin with "/". Does it belong elsewhere?`,
    );
  const [first] = misfits(document);
  if (first === undefined) return;
  throw new InputError(`${name}: ${first.at} is not ${first.expected}, as OpenAPI wants it there.`);
}
