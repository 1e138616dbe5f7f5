import type { EvidenceParameter } from "altinnkit/dan/v1";
import type { Dataset } from "./datasets.js";
import { refusal } from "./refusal.js";

/** Checks the parameters given for a dataset: their number, their names by case, their types. */
export function checkParameters(
  { evidenceCodeName: name, parameters: known = [] }: Dataset,
  given: readonly EvidenceParameter[],
): void {
  const required = known.filter((one) => one.required).map(({ evidenceParamName }) => evidenceParamName);
  if (given.length > known.length || given.length < required.length) {
    throw refusal(1017, { detail: `${name} takes another number of parameters` });
  }
  const missing = required.find((one) => !given.some(({ evidenceParamName }) => evidenceParamName === one));
  if (missing !== undefined) throw refusal(1017, { detail: `${name} needs ${missing}` });
  for (const { evidenceParamName, value } of given) {
    const parameter = known.find((one) => one.evidenceParamName === evidenceParamName);
    if (!parameter || !isOfType(parameter.paramType, value)) {
      throw refusal(1017, { detail: `${name} does not take ${evidenceParamName} like this` });
    }
  }
}

function isOfType(type: EvidenceParameter["paramType"], value: unknown): boolean {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (type === "boolean") return /^(true|false)$/i.test(text);
  if (type === "number") return /^[+-]?\d+(\.\d+)?$/.test(text);
  if (type === "dateTime") return !Number.isNaN(Date.parse(text));
  return true;
}
