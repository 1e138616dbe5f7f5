import { splitRef, type XmlComplexType, type XmlParticle, type XmlTypeRef } from "../../model/xml.js";
import { assignKeys } from "./assign-keys.js";
import { definedType, identity, typeNamed, type XsdContext } from "./context.js";
import { isAbstract } from "./find-hierarchy.js";
import { child, isSchemaName, isTrue, nameOf, reference } from "./nodes.js";
import type { XsdNode } from "./parse-document.js";
import { redefinedMark } from "./redefine.js";
import { resolveAttributes, type Attributes } from "./resolve-attributes.js";
import { isUnordered, resolveContent, unorderedInside } from "./resolve-particles.js";
import { narrowed } from "./resolve-simple-types.js";
import { simplifyParticles } from "./simplify-particles.js";

/** A complex type before its properties have names. */
interface Shape extends Attributes {
  readonly content?: XmlParticle;
  /** The type of its text. */
  readonly text?: XmlTypeRef;
  readonly mixed: boolean;
}

/**
 * Resolves every complex type into what its instances hold: what it extends comes first, groups are looked up, content is
 * simplified. Extensions of `xs:anyType` are left out, and abstract types nothing is derived from; elements of such a type
 * are read as they stand.
 */
export function resolveComplexTypes(context: XsdContext): ReadonlyMap<XmlTypeRef, XmlComplexType> {
  const { components, hierarchy, names } = context;
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
    const mixed = isTrue(derived?.attributes.get("mixed") ?? node.attributes.get("mixed"));
    if (!derived) return { ...own(node), mixed };
    const derivation = child(derived, "extension", "restriction");
    if (!derivation) throw components.error(derived, "Neither an extension nor a restriction.");
    return derived.name === "simpleContent" ? simpleContent(derivation) : complexContent(derivation, mixed);
  };

  const own = (node: XsdNode, base?: Attributes): Omit<Shape, "mixed"> => {
    const content = resolveContent(context, node);
    return { ...resolveAttributes(context, node, base), ...(content && { content }) };
  };

  const complexContent = (derivation: XsdNode, mixed: boolean): Shape => {
    const base = baseOf(derivation);
    const name = reference(derivation, "base");
    const type = name ? typeNamed(context, name, derivation) : "xs:anyType";
    if (type !== "xs:anyType" && isSimple(type))
      throw components.error(derivation, `${name?.local} has no elements to start from; simpleContent is expected.`);
    const added = own(derivation, base);
    if (derivation.name === "restriction" || !base) return { ...added, mixed };
    if (!base.content) return { ...added, mixed: added.content ? mixed : base.mixed };
    if (!added.content) return { ...added, content: base.content, mixed: base.mixed };
    const filled = [base.content, added.content].filter((content) => simplifyParticles(content));
    if (filled.length > 1 && filled.some(isUnordered)) throw components.error(derivation, unorderedInside);
    const content: XmlParticle = { kind: "sequence", min: 1, max: 1, members: [base.content, added.content] };
    return { ...added, content, mixed: base.mixed };
  };

  const simpleContent = (derivation: XsdNode): Shape => {
    const base = baseOf(derivation);
    const name = reference(derivation, "base");
    if (base && base.text === undefined && !(base.mixed && child(derivation, "simpleType")))
      throw components.error(derivation, `${name?.local} has no text to start from; complexContent is expected.`);
    const inherited = base?.text ?? (name ? typeNamed(context, name, derivation) : "xs:anySimpleType");
    return { ...resolveAttributes(context, derivation, base), text: narrowedText(derivation, inherited), mixed: false };
  };

  const narrowedText = (derivation: XsdNode, inherited: XmlTypeRef): XmlTypeRef => {
    const inline = child(derivation, "simpleType");
    const base = inline ? definedType(context, inline) : inherited;
    const type = names.get(derivation);
    const simple = base === "xs:anyType" || !isSimple(base) ? "xs:anySimpleType" : base;
    if (derivation.name === "extension" || type === undefined) return simple;
    const { name } = splitRef(type);
    context.simpleTypes.set(type, { name, xmlName: name, derived: [], ...narrowed(context, derivation, simple) });
    return type;
  };

  const isSimple = (type: XmlTypeRef): boolean => type.startsWith("xs:") || context.simpleTypes.has(type);

  /** The shape of the complex type a derivation starts from. */
  const baseOf = (derivation: XsdNode): Shape | undefined => {
    const name = reference(derivation, "base");
    if (!name || isSchemaName(name)) return undefined;
    const base = components.find("type", name, derivation);
    return base?.name === "complexType" ? shapeOf(base) : undefined;
  };

  const complexTypes = new Map<XmlTypeRef, XmlComplexType>();
  for (const [node, type] of names) {
    if (node.name !== "complexType" || nameOf(node).local.endsWith(redefinedMark)) continue;
    if (!hierarchy.isOpen(node)) complexTypes.set(type, complexType(context, node, type, shapeOf(node)));
    else components.unsupported(node, `${splitRef(type).name}, whose instances the schema does not tell`);
  }
  return complexTypes;
}

function complexType(
  context: XsdContext,
  node: XsdNode,
  type: XmlTypeRef,
  { attributes, anyAttribute, content, text, mixed }: Shape,
): XmlComplexType {
  const keyed = assignKeys(attributes, content && simplifyParticles(content), mixed);
  const key = keyed.attributes.some((attribute) => attribute.key === "value") ? "$value" : "value";
  return {
    kind: "complex",
    ...identity(context, node, type),
    mixed: mixed && text === undefined,
    abstract: isAbstract(node),
    ...(anyAttribute !== undefined && { anyAttribute }),
    ...keyed,
    ...(text !== undefined && { text: { key, type: text } }),
  };
}
