import { InputError } from "../../errors.js";
import { isObject, objectAt, textAt, type JsonObject } from "../../model/json.js";
import type { NamedJson } from "../../parse-json.js";
import type { Source, SourceDocument } from "../../sources/index.js";
import { cutDangling } from "./hand-written/cut-dangling.js";
import { inlineScalars } from "./hand-written/inline-scalars.js";
import { spreadParameters } from "./hand-written/spread-parameters.js";
import { repairHandWritten } from "./hand-written/index.js";
import { putTogether, type Part } from "./put-together.js";
import { toOpenApi3 } from "./upgrade.js";

/** One document of what a source publishes, each part made sure to be the one it should be. */
export function readParts(published: readonly [NamedJson, ...NamedJson[]], { documents, api }: Source): JsonObject {
  const parts = documents.filter(({ supplement }) => !supplement);
  const read = (json: NamedJson, index: number): Part => {
    const part = parts[index]!;
    const document = identified(json, part);
    const { name, url, below = "" } = part;
    const repaired = api?.handWritten ? repairHandWritten(toOpenApi3(document, json.name)) : document;
    return { name, file: url.split("/").at(-1)!, document: below === "" ? repaired : moved(repaired, below) };
  };
  const [first, ...others] = published;
  const whole = putTogether([read(first, 0), ...others.map((json, index) => read(json, index + 1))]);
  return api?.handWritten ? spreadParameters(inlineScalars(cutDangling(whole))) : whole;
}

function moved(document: JsonObject, below: string): JsonObject {
  const paths = Object.entries(objectAt(document, "paths")).map(([path, item]) => [below + path, item]);
  return { ...document, paths: Object.fromEntries(paths) as JsonObject };
}

function identified({ name, value }: NamedJson, { identity }: SourceDocument): JsonObject {
  if (!isObject(value)) throw new InputError(`${name}: an OpenAPI document is a JSON object.`);
  const title = textAt(objectAt(value, "info"), "title");
  if (identity === undefined || title === identity) return value;
  throw new InputError(
    `${name}: this is another API's document: its title is ${JSON.stringify(title ?? "")}, not ${JSON.stringify(identity)}. ` +
      `If upstream renamed it, change "identity" in its source.`,
  );
}
