import { InputError } from "../../errors.js";
import { arrayAt, isObject, textAt, type JsonObject } from "../../model/json.js";
import type { NamedJson } from "../../parse-json.js";

/** What the documentation tells of all services: the codes of faults, and where each service is reached. */
export function catalogueOf(codes: NamedJson, endpoints: NamedJson): JsonObject {
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
