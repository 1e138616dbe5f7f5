import { isLocalName } from "../../../runtime/xml/simple-type.js";
import { builtinTypes } from "../../../runtime/xml/simple-types.js";
import { builtinKind, holdsNames, type XmlTypeRef } from "../../model/xml.js";
import type { XsdContext } from "./context.js";
import { expanded } from "./nodes.js";
import type { XsdNode } from "./parse-document.js";

/**
 * A value that an attribute such as `fixed` gives for a simple type, with its qualified names expanded: what their prefixes
 * stand for is not in the value.
 */
export function valueOf(context: XsdContext, node: XsdNode, attribute: string, type: XmlTypeRef): string | undefined {
  const text = node.attributes.get(attribute);
  if (text === undefined || !holdsNames(context.simpleTypes, type)) return text;
  const words = text.trim().split(/\s+/);
  const names = node.references.get(attribute) ?? [];
  // Where a prefix is not declared, there is no name.
  if (words.length !== names.length) return text;
  return names
    .map((name, index) => {
      const word = words[index] ?? "";
      return isName(context, type, word) ? expanded(name) : word;
    })
    .join(" ");
}

/** True when the first type that takes a word has names as its values. */
function isName({ simpleTypes }: XsdContext, type: XmlTypeRef, word: string): boolean {
  const takes = (of: XmlTypeRef): "name" | "text" | undefined => {
    const found = simpleTypes.get(of);
    if (found?.kind === "list") return takes(found.item);
    if (found?.kind === "union") return found.members.map(takes).find((taken) => taken !== undefined);
    const base = found?.base ?? of;
    if (builtinKind(base) === "qname") return word.split(":").every(isLocalName) ? "name" : undefined;
    return builtinTypes.get(base)?.read(word) === undefined ? undefined : "text";
  };
  return takes(type) === "name";
}
