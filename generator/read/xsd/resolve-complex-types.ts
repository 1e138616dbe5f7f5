import type { XmlComplexType, XmlParticle, XmlType } from "../../model/xml.js";
import { ambiguousElement } from "./ambiguous-element.js";
import { assignKeys } from "./assign-keys.js";
import { child, isSchemaName, reference } from "./collect-components.js";
import { definedType, isOpen, typeNamed, type XsdContext } from "./context.js";
import type { XsdNode } from "./parse-document.js";
import { resolveAttributes, type Attributes } from "./resolve-attributes.js";
import { resolveContent } from "./resolve-particles.js";
import { narrowed } from "./resolve-simple-types.js";
import { simplifyParticles } from "./simplify-particles.js";

/** A complex type before its properties have names. */
interface Shape extends Attributes {
  readonly content?: XmlParticle;
  /** The type of its text. */
  readonly text?: string;
}

/**
 * Resolves every complex type into what its instances hold: what it extends comes first, groups are looked up, content is
 * simplified. Types with mixed content and abstract types are reported and left out; elements of such a type are read as they
 * stand.
 */
export function resolveComplexTypes(context: XsdContext): readonly XmlType[] {
  const { components, names } = context;
  const shapes = new Map<XsdNode, Shape>();
  const pending = new Set<XsdNode>();

  const shapeOf = (node: XsdNode): Shape => {
    const known = shapes.get(node);
    if (known) return known;
    if (pending.has(node)) throw components.error(node, "The type is derived from itself.");
    pending.add(node);
    const shape = resolve(node);
    shapes.set(node, shape);
    return shape;
  };

  const resolve = (node: XsdNode): Shape => {
    const derived = child(node, "simpleContent", "complexContent");
    if (!derived) return own(node);
    const derivation = child(derived, "extension", "restriction");
    if (!derivation) throw components.error(derived, "Neither an extension nor a restriction.");
    return derived.name === "simpleContent" ? simpleContent(derivation) : complexContent(derivation);
  };

  const own = (node: XsdNode, base?: Attributes): Shape => {
    const content = resolveContent(context, node);
    return { ...resolveAttributes(context, node, base), ...(content && { content }) };
  };

  const complexContent = (derivation: XsdNode): Shape => {
    const base = baseOf(derivation);
    const added = own(derivation, base);
    if (derivation.name === "restriction" || !base?.content) return added;
    if (!added.content) return { ...added, content: base.content };
    return { ...added, content: { kind: "sequence", min: 1, max: 1, members: [base.content, added.content] } };
  };

  const simpleContent = (derivation: XsdNode): Shape => {
    const base = baseOf(derivation);
    const name = reference(derivation, "base");
    const inherited = base?.text ?? (name ? typeNamed(context, name, derivation) : "xs:anySimpleType");
    return { ...resolveAttributes(context, derivation, base), text: narrowedText(derivation, inherited) };
  };

  const narrowedText = (derivation: XsdNode, inherited: string): string => {
    const inline = child(derivation, "simpleType");
    const base = inline ? definedType(context, inline) : inherited;
    const name = names.get(derivation);
    if (derivation.name === "extension" || name === undefined) return base === "xs:anyType" ? "xs:anySimpleType" : base;
    context.simpleTypes.set(name, narrowed(context, derivation, name, base));
    return name;
  };

  /** The shape of the complex type a derivation starts from. */
  const baseOf = (derivation: XsdNode): Shape | undefined => {
    const name = reference(derivation, "base");
    if (!name || isSchemaName(name)) return undefined;
    const base = components.find("type", name, derivation);
    return base?.name === "complexType" ? shapeOf(base) : undefined;
  };

  const complexTypes: XmlComplexType[] = [];
  for (const [node, name] of names) {
    if (node.name !== "complexType") continue;
    if (isOpen(node)) components.unsupported(node, `${name}, which is mixed, abstract or an extension of anyType`);
    else complexTypes.push(complexType(name, shapeOf(node), node.doc));
  }
  for (const [node, { content }] of shapes) {
    const twice = content && ambiguousElement(content);
    if (twice !== undefined)
      components.unsupported(node, `${twice} at two places of a sequence; written to the first that takes it`);
  }
  return [...context.simpleTypes.values(), ...complexTypes];
}

function complexType(name: string, { attributes, anyAttribute, content, text }: Shape, doc?: string): XmlComplexType {
  const keyed = assignKeys(attributes, content && simplifyParticles(content));
  const key = attributes.some((attribute) => attribute.key === "value") ? "$value" : "value";
  return {
    kind: "complex",
    name,
    anyAttribute,
    ...keyed,
    ...(text !== undefined && { text: { key, type: text } }),
    ...(doc !== undefined && { doc }),
  };
}
