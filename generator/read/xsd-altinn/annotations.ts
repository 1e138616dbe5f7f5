import type { JsonObject } from "../../model/json.js";
import { schemaNamespace } from "../xsd/parse-document.js";
import { attributeOf, declaredPrefix, foreignAttributes, partsOf, type Source } from "./source.js";

/** An annotation as `$comment`: the XML of its documentation and appinfo. */
export function comment(node: Source): JsonObject {
  const annotation = annotationsOf(node)[0];
  if (annotation === undefined) return {};
  const xml = partsOf(annotation).map((part) => {
    const inner = innerXml(part);
    const name = part.local === "appinfo" ? "appInfo" : part.local;
    return inner === "" ? "" : `<${name}>${inner}</${name}>`;
  });
  return xml.some((text) => text !== "") ? { $comment: xml.join("") } : {};
}

/**
 * A schema's own annotation as `info`: the attributes SERES declares inside its documentation, by their names.
 *
 * Where there are several annotations, the last counts.
 */
export function info(schema: Source): JsonObject {
  const documentation = annotationsOf(schema)
    .map((annotation) => partsOf(annotation).find(({ local }) => local === "documentation"))
    .findLast((part) => part !== undefined && innerXml(part) !== "");
  if (documentation === undefined) return {};
  const declared = partsOf(documentation).filter(({ local }) => local === "attribute");
  return {
    info: Object.fromEntries(
      declared.map((node) => [attributeOf(node, "name") ?? "", attributeOf(node, "fixed") ?? null]),
    ),
  };
}

/** Attributes of other namespaces, as they stand. */
export function unhandled(node: Source): JsonObject {
  const foreign = foreignAttributes(node);
  return Object.keys(foreign).length === 0 ? {} : { "@xsdUnhandledAttributes": foreign };
}

function annotationsOf({ children }: Source): Source[] {
  return children.filter(
    (child) => typeof child !== "string" && child.namespace === schemaNamespace && child.local === "annotation",
  ) as Source[];
}

/** White space between elements is layout and left out. */
function innerXml({ children }: Source, declared: ReadonlyMap<string, string> = new Map([["", ""]])): string {
  return children
    .map((child) => {
      if (typeof child !== "string") return outerXml(child, declared);
      return child.trim() === "" ? "" : escaped(child);
    })
    .join("");
}

/** Declares what the element needs of the document around it, as the text has to stand alone. */
function outerXml(node: Source, outside: ReadonlyMap<string, string>): string {
  const { name, attributes, scope } = node;
  const own = attributes.flatMap(({ name, value }) => {
    const prefix = declaredPrefix(name);
    return prefix === undefined ? [] : [[prefix, value] as const];
  });
  const declared = new Map([...outside, ...own]);
  const used = [prefixOf(name), ...attributes.map(({ name }) => prefixOf(name)).filter((prefix) => prefix !== "")];
  const missing = [...new Set(used)].filter(
    (prefix) => prefix !== "xmlns" && prefix !== "xml" && declared.get(prefix) !== (scope.get(prefix) ?? ""),
  );
  for (const prefix of missing) declared.set(prefix, scope.get(prefix) ?? "");
  const added = missing.map((prefix) => ({
    name: prefix === "" ? "xmlns" : `xmlns:${prefix}`,
    value: scope.get(prefix) ?? "",
  }));
  const tag = [name, ...[...attributes, ...added].map(({ name, value }) => `${name}="${escaped(value, true)}"`)];
  const inner = innerXml(node, declared);
  return inner === "" ? `<${tag.join(" ")} />` : `<${tag.join(" ")}>${inner}</${name}>`;
}

function prefixOf(name: string): string {
  return name.slice(0, Math.max(name.indexOf(":"), 0));
}

function escaped(text: string, inAttribute = false): string {
  const plain = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return inAttribute ? plain.replaceAll('"', "&quot;") : plain;
}
