import { parse, printParseErrorCode, type ParseError } from "jsonc-parser";
import { InputError } from "./errors.js";
import type { Json } from "./model/json.js";

/** A JSON value, and what messages call the document it was. */
export interface NamedJson {
  readonly name: string;
  readonly value: Json;
}

/**
 * Reads one JSON value, and only one.
 *
 * @throws {@link InputError} naming line and column, and what the text looks like when it is not JSON at all.
 */
export function parseJson(text: string, name: string): Json {
  const start = text.trimStart();
  if (start === "") throw new InputError(`${name}: the document is empty. Ask upstream for it again.`);
  if (start.startsWith("<")) {
    throw new InputError(`${name}:1:1: this is ${kindOfMarkup(start)}, not JSON. Does the URL ask for a login?`);
  }
  checkDepth(text, name);
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new InputError(`${name}:${whatIsWrong(text)}`);
  }
}

function kindOfMarkup(text: string): string {
  return /^<(!doctype html|html)/i.test(text) ? "an HTML page" : "XML or HTML";
}

/** No contract nests so deep; a document that does would exhaust the stack of whatever walks it. */
const maxDepth = 500;

function checkDepth(text: string, name: string): void {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{}\]]/g)) {
    if (token === "[" || token === "{") depth++;
    else if (token === "]" || token === "}") depth--;
    if (depth > maxDepth) throw new InputError(`${name}: nested more than ${maxDepth} levels deep.`);
  }
}

/** JSON.parse says that it failed; this says where, in lines and columns. */
function whatIsWrong(text: string): string {
  const errors: ParseError[] = [];
  parse(text, errors, { allowTrailingComma: false, disallowComments: true });
  const end = text.trimEnd().length;
  const { error, offset } = errors[0] ?? { error: undefined, offset: end };
  const code = error === undefined ? "invalid" : printParseErrorCode(error);
  if (code === "EndOfFileExpected" || (offset > 0 && text[offset] === "\uFEFF"))
    return `${placeOf(text, offset)}: a second value follows the first; one document holds one JSON value.`;
  if (offset >= end || code.startsWith("UnexpectedEnd"))
    return `${placeOf(text, end)}: the JSON ends here too soon; the document is truncated.`;
  return `${placeOf(text, offset)}: invalid JSON (${code}).`;
}

function placeOf(text: string, offset: number): string {
  const lines = text.slice(0, offset).split("\n");
  return `${lines.length}:${lines.at(-1)!.length + 1}`;
}
