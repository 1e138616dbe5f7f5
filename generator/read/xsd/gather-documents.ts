import { InputError } from "../../errors.js";
import type { Report } from "../../diagnostics.js";
import { instanceNamespace, xmlNamespace } from "../../../runtime/xml/namespaces.js";
import { parseDocument, schemaNamespace, type XsdDocs, type XsdFile, type XsdNode } from "./parse-document.js";
import { wellKnown } from "./well-known.js";
import { inNamespace } from "./with-namespace.js";

/** What an `import`, `include` or `redefine` asks for. */
export interface WantedXsd {
  /** As written; absent where only a namespace is said. */
  readonly location?: string;
  /** Empty for none. */
  readonly namespace: string;
  /** The name of the file that asks. */
  readonly from: string;
}

/** Finds what another file asks for; `undefined` when it is nowhere. Never reaches for the network unless told to. */
export type FindXsd = (wanted: WantedXsd) => XsdFile | undefined;

/** The schemas of a set, each once per namespace it takes. */
export interface Documents {
  /** `schema` elements, those asked for first. */
  readonly schemas: readonly XsdNode[];
  /** Of each `redefine`, the schema it means. */
  readonly redefined: ReadonlyMap<XsdNode, XsdNode>;
  /** Namespaces of which not everything is there. */
  readonly incomplete: ReadonlySet<string>;
}

/** How documents are gathered. */
export interface GatherOptions {
  readonly docs: XsdDocs;
  readonly find: FindXsd;
  /** The contract diagnostics are told of. */
  readonly id: string;
  readonly report: Report;
}

/**
 * All schemas that some schemas need: what they import, include and redefine, near and far.
 *
 * A schema without a namespace that is included takes the namespace of the one that includes it; it is there once for each.
 */
export function gatherDocuments(first: readonly XsdNode[], options: GatherOptions): Documents {
  const schemas = [...first];
  const redefined = new Map<XsdNode, XsdNode>();
  const incomplete = new Set<string>();
  const inline = new Set(first.map(({ scope }) => scope.namespace));
  const known = new Map(first.map((schema) => [keyOf(schema.scope.file, schema.scope.namespace), schema]));
  const parsed = new Map<string, XsdNode>();

  const parse = (file: XsdFile): XsdNode => {
    const before = parsed.get(file.name);
    const schema = before ?? parseDocument(file, options.docs);
    parsed.set(file.name, schema);
    return schema;
  };

  const load = (use: XsdNode, namespace: string): XsdNode | undefined => {
    const location = use.attributes.get("schemaLocation");
    const wanted = { ...(location !== undefined && { location }), namespace, from: use.scope.file };
    const file = options.find(wanted) ?? (use.name === "import" ? wellKnown(namespace) : undefined);
    if (!file) return undefined;
    const schema = parse(file);
    const own = schema.scope.namespace;
    if (own !== namespace && (use.name === "import" || own !== ""))
      throw new InputError(
        `${placeOf(use)}: ${file.name} has the namespace ${own || "none"}, and ${namespace || "none"} is wanted.`,
      );
    const key = keyOf(file.name, namespace);
    const there = known.get(key);
    if (there) return there;
    const effective = own === namespace ? schema : inNamespace(schema, namespace);
    known.set(key, effective);
    schemas.push(effective);
    return effective;
  };

  for (let index = 0; index < schemas.length; index++) {
    for (const use of schemas[index]!.children) {
      if (use.name === "import") {
        const namespace = use.attributes.get("namespace") ?? "";
        if (ofXmlItself.has(namespace)) continue;
        const isInline = inline.has(namespace) && !use.attributes.has("schemaLocation");
        if (isInline || load(use, namespace) || inline.has(namespace)) continue;
        incomplete.add(namespace);
        missing(use, `the namespace ${namespace || "without a name"}`, options);
      } else if (use.name === "include" || use.name === "redefine") {
        const { namespace } = use.scope;
        const schema = load(use, namespace);
        if (schema && use.name === "redefine") redefined.set(use, schema);
        if (schema) continue;
        incomplete.add(namespace);
        missing(use, use.attributes.get("schemaLocation") ?? "a schema without a location", options);
      }
    }
  }
  return { schemas, redefined, incomplete };
}

/** Namespaces whose few attributes the reader knows by itself. */
const ofXmlItself = new Set([xmlNamespace, instanceNamespace, schemaNamespace]);

/** Where an element stands, as messages say it. */
export function placeOf({ scope, line, column }: XsdNode): string {
  return `${scope.file}:${line}:${column}`;
}

function missing(use: XsdNode, what: string, { id, report }: GatherOptions): void {
  report.add("xsd-missing", id, placeOf(use), what);
}

function keyOf(file: string, namespace: string): string {
  return `${namespace}\n${file}`;
}
