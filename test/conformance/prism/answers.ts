import { Ajv2020 } from "ajv/dist/2020.js";
import type { ApiContract, Operation } from "../../../generator/model/contract.js";
import { arrayAt, isObject, pointerStep, type JsonObject } from "../../../generator/model/json.js";
import { rewrite } from "../../../generator/model/openapi-grammar.js";
import { Download } from "../../../runtime/download.js";
import type { HalProblem } from "../../../runtime/hal/types.js";
import { openAlternatives } from "./repairs.js";
import type { Outcome } from "./client.js";

/** One of the answers a contract tells of. */
export type Answer = Operation["answers"][number];

/** Tells what is wrong with what a call gave, by the schema that its type is generated from. */
export type AnswerJudge = (operation: Operation, answer: Answer, outcome: Outcome) => Promise<string | undefined>;

/** Judges the answers of a contract's operations. */
export function answerJudgeOf({ document, relations }: ApiContract): AnswerJudge {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false, validateSchema: false });
  ajv.addSchema(typeOnly(openAlternatives(document)), "contract");
  const misfit = (steps: readonly string[], value: unknown): string | undefined => {
    const pointer = steps.map((step) => encodeURIComponent(pointerStep(step))).join("/");
    const validate = ajv.getSchema(`contract#/${pointer}`);
    if (validate === undefined) throw new Error(`No schema stands at ${pointer}.`);
    return validate(value) === true ? undefined : ajv.errorsText(validate.errors, { dataVar: "" });
  };
  return async ({ path, method }, { status, mediaType, schema = {} }, { data, error, thrown }) => {
    if (thrown !== undefined) return thrown.message;
    const refused = !status.startsWith("2");
    if (refused && (typeof error !== "object" || error === null)) return "the error is no object";
    if (refused && relations !== undefined)
      return isHalProblem(error, status) ? undefined : "the error is no HalProblem";
    if (data instanceof Download) return (await data.bytes()) instanceof Uint8Array ? undefined : "there are no bytes";
    if (mediaType === undefined)
      return refused || data === undefined ? undefined : "there is content, and none is told of";
    if (Object.keys(schema).length === 0) return undefined;
    const steps = ["paths", path, method.toLowerCase(), "responses", status, "content", mediaType, "schema"];
    return misfit(steps, refused ? told(error) : data);
  };
}

/** Whatever the document tells of refusals, where resources have links they are all told in one way. */
function isHalProblem(error: unknown, status: string): boolean {
  const { title, status: told, errors } = error as Partial<HalProblem>;
  return typeof title === "string" && Array.isArray(errors) && (status === "default" || String(told) === status);
}

/** What a type tells of a value: no patterns and limits, and of alternatives any will do. */
function typeOnly(document: JsonObject): JsonObject {
  return rewrite(document, (kind, object) => {
    if (kind !== "schema") return object;
    const { oneOf, ...rest } = object;
    const kept = Object.entries(rest).filter(([key]) => !/^(pattern|(min|max)[A-Z].*|minimum|maximum)$/.test(key));
    return {
      ...Object.fromEntries(kept),
      ...(oneOf === undefined ? {} : { allOf: [{ anyOf: oneOf }, ...arrayAt(rest, "allOf")] }),
    };
  });
}

/** What a refusal told: one that is no object stands in a problem's detail. */
function told(error: unknown): unknown {
  return isObject(error) && error["type"] === "about:blank" ? (error["detail"] ?? error) : error;
}
