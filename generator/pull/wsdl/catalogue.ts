import { InputError } from "../../errors.js";
import { arrayAt, isObject, textAt, type JsonObject } from "../../model/json.js";
import { parseJson, type NamedJson } from "../../parse-json.js";
import { decodeText } from "../decode.js";
import type { Fetched } from "../fetch-document.js";

/** The documents that hold facts of all services. */
export const catalogueDocuments: readonly string[] = ["error-codes.json", "endpoints.json"];

/** What the documentation tells of all services: the codes of faults, and where each service is reached. */
export function catalogueOf(fetched: ReadonlyMap<string, Fetched>): JsonObject | undefined {
  const [codes, endpoints] = catalogueDocuments.map((name): NamedJson | undefined => {
    const came = fetched.get(name);
    return came && { name: came.from, value: parseJson(decodeText(came.bytes, came.from), came.from) };
  });
  if (!codes || !endpoints) return undefined;
  return {
    codes: rowsOf(codes, "codes").map(codeOf),
    endpoints: endpointsByUrl(rowsOf(endpoints, "endpoints")),
  };
}

/** A code, where faults have it, and the name it is published under; what it means is told in sentences. */
function codeOf(row: JsonObject): JsonObject {
  const name = textAt(row, "name");
  return { code: row["code"]!, area: textAt(row, "area") ?? "", ...(name !== undefined && { name }) };
}

function endpointsByUrl(rows: readonly JsonObject[]): readonly JsonObject[] {
  const byUrl = new Map<string, { channels: Set<string>; operations: Set<string> }>();
  for (const row of rows) {
    const [url, channel, operation] = ["url", "channel", "operation"].map((key) => textAt(row, key) ?? "");
    const known = byUrl.get(url!) ?? { channels: new Set<string>(), operations: new Set<string>() };
    byUrl.set(url!, known);
    known.channels.add(channel!);
    known.operations.add(operation!);
  }
  return [...byUrl]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([url, { channels, operations }]) => ({
      url,
      channels: [...channels].sort(),
      operations: [...operations].sort(),
    }));
}

function rowsOf({ name, value }: NamedJson, key: string): readonly JsonObject[] {
  const rows = isObject(value) ? arrayAt(value, key).filter(isObject) : [];
  if (rows.length === 0) throw new InputError(`${name}: expected "${key}"; this is another document.`);
  return rows;
}
