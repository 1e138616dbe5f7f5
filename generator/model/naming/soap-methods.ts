import { arrayAt, isObject, objectAt, textAt, type JsonObject } from "../json.js";
import { freeName } from "./free-name.js";
import { valueIdentifier } from "./words.js";

/** Operation on the wire → method of a client. */
export type MethodNames = Readonly<Record<string, string>>;

/**
 * The name of a channel inside an operation's: at the end, or before a version or what else is appended. So
 * `InsertCorrespondenceBasicV2`, `GetArchivedFormTaskECDQ` and `GetReporteeElementContextExternalEC`.
 */
const channel = /(?:External)?(?:Basic|AEC|EC|Ec)(?=(?:DQ|Streamed|V\d+)*$)/;

/** Names what is new in a service; pinned names stay. One operation is called the same on every channel. */
export function nameMethods(document: JsonObject, pinned: MethodNames): MethodNames {
  const methods: Record<string, string> = { ...pinned };
  const taken = new Set(Object.values(methods));
  for (const operation of operationsOf(document)) {
    if (Object.hasOwn(methods, operation)) continue;
    const name = freeName([valueIdentifier(operation.replace(channel, "")), valueIdentifier(operation)], taken);
    methods[operation] = name;
    taken.add(name);
  }
  return methods;
}

function operationsOf(document: JsonObject): readonly string[] {
  const operations = arrayAt(document, "ports")
    .filter(isObject)
    .flatMap((port) => arrayAt(objectAt(port, "binding"), "operations").filter(isObject));
  return [...new Set(operations.map((operation) => textAt(operation, "name") ?? ""))].sort();
}
