import { InputError } from "../errors.js";
import type { JsonObject } from "../model/json.js";
import { misfits } from "../model/openapi-misfits.js";

/** @throws {@link InputError} when an OpenAPI document holds text where an object belongs, or the like. */
export function checkShape(document: JsonObject, name: string): void {
  const [first] = misfits(document);
  if (first === undefined) return;
  throw new InputError(`${name}: ${first.at} is not ${first.expected}, as OpenAPI wants it there.`);
}
