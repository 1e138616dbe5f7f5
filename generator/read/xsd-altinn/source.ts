import { XmlReader } from "../../../runtime/xml/index.js";
import { InputError } from "../../errors.js";
import type { JsonObject } from "../../model/json.js";
import { placed, schemaNamespace, type QName, type XsdFile } from "../xsd/parse-document.js";

/** An element as it stands in the file, prefixes and all. */
export interface Source {
  /** With its prefix. */
  readonly name: string;
  readonly namespace: string;
  readonly local: string;
  /** In the order written, with their prefixes; declarations of namespaces too. */
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  /** What each prefix stands for here. */
  readonly scope: ReadonlyMap<string, string>;
  readonly children: readonly (string | Source)[];
  /** `file:line:column`, for messages. */
  readonly at: string;
}

interface OpenSource extends Source {
  readonly children: (string | Source)[];
}

/**
 * Reads a document whole.
 *
 * @throws {@link InputError} with file, line and column when it is not well-formed.
 */
export function parseSource({ name, bytes }: XsdFile): Source {
  return placed(name, () => parse(new XmlReader(bytes), name));
}

function parse(reader: XmlReader, file: string): Source {
  reader.next();
  const root = startedSource(reader, file, new Map());
  const open = [root];
  for (let parent: OpenSource | undefined = root; parent; parent = open.at(-1)) {
    const token = reader.next();
    if (token === "start") {
      const child = startedSource(reader, file, parent.scope);
      parent.children.push(child);
      open.push(child);
    } else if (token === "text") parent.children.push(reader.text);
    else open.pop();
  }
  reader.next();
  return root;
}

function startedSource(reader: XmlReader, file: string, outside: ReadonlyMap<string, string>): OpenSource {
  const { tag: name, namespace, local, written: attributes, position } = reader;
  const declared = attributes.flatMap(({ name, value }) => {
    const prefix = declaredPrefix(name);
    return prefix === undefined ? [] : [[prefix, value] as const];
  });
  const scope = declared.length === 0 ? outside : new Map([...outside, ...declared]);
  return { name, namespace, local, attributes, scope, children: [], at: `${file}:${position.line}:${position.column}` };
}

/** The prefix a namespace declaration declares, empty for the default one; nothing for an attribute. */
export function declaredPrefix(name: string): string | undefined {
  return name === "xmlns" ? "" : /^xmlns:(.*)$/.exec(name)?.[1];
}

/** The elements of XML Schema inside one, but for its annotation. */
export function partsOf({ children }: Source): Source[] {
  return children.filter(
    (child) => typeof child !== "string" && child.namespace === schemaNamespace && child.local !== "annotation",
  ) as Source[];
}

/** The first part with one of these names. */
export function partOf(node: Source, ...names: readonly string[]): Source | undefined {
  return partsOf(node).find(({ local }) => names.includes(local));
}

/** The value of an attribute of XML Schema. */
export function attributeOf({ attributes }: Source, name: string): string | undefined {
  return attributes.find((attribute) => attribute.name === name)?.value;
}

/** The name an attribute refers to, its prefix resolved. */
export function referenceOf(node: Source, attribute: string): QName | undefined {
  const name = attributeOf(node, attribute)?.trim();
  if (name === undefined || name === "") return undefined;
  const colon = name.indexOf(":");
  const prefix = name.slice(0, Math.max(colon, 0));
  const namespace = node.scope.get(prefix);
  if (namespace === undefined && prefix !== "") throw refusal(node, `The prefix of ${name} is not declared.`);
  return { namespace: namespace ?? "", local: name.slice(colon + 1) };
}

/** The name a component has, or that it refers to. */
export function nameOf(node: Source): string {
  const name = attributeOf(node, "name")?.trim() ?? referenceOf(node, "ref")?.local;
  if (name === undefined || name === "") throw refusal(node, `The ${node.local} has no name.`);
  return name;
}

/** The attributes of other namespaces, as `prefix:name`. */
export function foreignAttributes({ attributes }: Source): JsonObject {
  return Object.fromEntries(
    attributes
      .filter(({ name }) => name.includes(":") && declaredPrefix(name) === undefined)
      .map(({ name, value }) => [name, value]),
  );
}

/** What a file says that this cannot take, with its place. */
export function refusal({ at }: Source, says: string): InputError {
  return new InputError(`${at}: ${says}`);
}
