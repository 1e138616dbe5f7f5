import { enumeration, list, union, type SimpleType } from "../../../runtime/xml/simple-type.js";
import { builtinTypes } from "../../../runtime/xml/simple-types.js";
import { builtinKind, type XmlTypeRef } from "../../model/xml.js";
import type { XsdContext } from "./context.js";
import type { XsdNode } from "./parse-document.js";

/**
 * Holds the fixed or default value of a declaration against its simple type.
 *
 * @throws {@link InputError} when no document could say that value.
 */
export function checkPreset({ components, simpleTypes }: XsdContext, declaration: XsdNode, type: XmlTypeRef): void {
  const { attributes } = declaration;
  const value = attributes.get("fixed") ?? attributes.get("default");
  if (value === undefined) return;
  const simple = (of: XmlTypeRef): SimpleType | undefined => {
    const found = simpleTypes.get(of);
    // What a prefix stands for is not in the value.
    if (!found || found.kind === "atomic") {
      const base = builtinTypes.get(found?.base ?? of);
      if (!base || builtinKind(found?.base ?? of) === "qname") return undefined;
      return found?.values ? enumeration(base, found.values) : base;
    }
    if (found.kind === "list") {
      const item = simple(found.item);
      return item && list(item);
    }
    const members = found.members.map(simple);
    return members.every((member) => member !== undefined) ? union(members) : undefined;
  };
  const found = simple(type);
  if (found && found.read(value) === undefined)
    throw components.error(declaration, "The fixed or default value is not one its type allows.");
}
