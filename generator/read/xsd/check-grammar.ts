import { isLocalName } from "../../../runtime/xml/simple-type.js";
import { InputError } from "../../errors.js";
import type { Components } from "./collect-components.js";
import { placeOf } from "./gather-documents.js";
import { attributeValues, facetValues, grammar, newer, type Grammar } from "./grammar.js";
import { verbatim, type XsdNode } from "./parse-document.js";

/**
 * Holds schemas against the grammar of XML Schema 1.0, so that what stands in them is what they mean. What only 1.1 has is
 * reported.
 *
 * @throws {@link InputError} with file, line and column, and what is expected instead.
 */
export function checkGrammar(schemas: readonly XsdNode[], components: Components): void {
  const pending = schemas.map((schema) => ({ node: schema, parent: "" }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, parent } = next;
    const rules = grammarOf(node, parent);
    if (!rules) continue;
    checkAttributes(node, rules, components);
    checkOccurrence(node, parent);
    checkContent(node, rules, components);
    pending.push(...node.children.map((child) => ({ node: child, parent: node.name })));
  }
}

function grammarOf({ name, attributes }: XsdNode, parent: string): Grammar | undefined {
  const isGlobal = parent === "schema" || parent === "redefine";
  const special = isGlobal ? "global" : attributes.has("ref") ? "ref" : parent;
  return grammar.get(`${special} ${name}`) ?? grammar.get(name);
}

function checkAttributes(node: XsdNode, { attributes }: Grammar, components: Components): void {
  const allowed = attributes.split(" ").map((name) => name.replace("!", ""));
  for (const [name, value] of node.attributes) {
    if (newer.has(name)) components.unsupported(node, `${name} of XML Schema 1.1`);
    else if (name !== "id" && !allowed.includes(name))
      throw fault(node, `${node.name} has no attribute ${name} here; ${listed(allowed)} is expected.`);
    else checkValue(node, name, value);
  }
  for (const name of attributes.split(" ").filter((name) => name.endsWith("!"))) {
    if (!node.attributes.has(name.slice(0, -1)))
      throw fault(node, `${node.name} needs the attribute ${name.slice(0, -1)}.`);
  }
}

function checkValue(node: XsdNode, name: string, value: string): void {
  const [allowed, expected] = (name === "value" ? facetValues.get(node.name) : attributeValues.get(name)) ?? [];
  if (allowed && !allowed.test(value.trim())) throw fault(node, `${name} must be ${expected}.`);
  if (name === "name" && !isLocalName(value)) throw fault(node, "name must be a name without a colon.");
  const isReference = name === "memberTypes" || node.references.get(name)?.length === 1;
  if (node.references.has(name) && !verbatim.has(name) && !isReference) throw fault(node, `${name} must be one name.`);
}

function checkOccurrence(node: XsdNode, parent: string): void {
  const [min, max] = ["minOccurs", "maxOccurs"].map((name) => Number(node.attributes.get(name) ?? 1));
  if (Number(min) > Number(max) && Number(max) > 0) throw fault(node, "minOccurs is more than maxOccurs.");
  const isUnordered = node.name === "all" || parent === "all";
  if ((isUnordered && Number(min) + Number(max) > 2) || (isUnordered && Number.isNaN(max)))
    throw fault(node, "In an all, everything stands at most once.");
  if (node.attributes.has("fixed") && node.attributes.has("default"))
    throw fault(node, "A value is either fixed or a default.");
}

function checkContent(node: XsdNode, { content }: Grammar, components: Components): void {
  const places = content.map((place) => ({ names: place.replace(/[*!]$/, "").split("|"), mark: place.slice(-1) }));
  const open = [...places];
  for (const child of node.children) {
    if (newer.has(child.name)) components.unsupported(child, `${child.name} of XML Schema 1.1`);
    else {
      const place = open.findIndex(({ names }) => names.includes(child.name));
      if (place === -1)
        throw fault(
          child,
          `${child.name} may not stand here in ${node.name}; ${listed(open.flatMap(({ names }) => names))} is expected.`,
        );
      open.splice(0, open[place]?.mark === "*" ? place : place + 1);
      if (/^(?:simple|complex)Content$/.test(child.name)) open.length = 0;
    }
  }
  for (const { names, mark } of places) {
    if (mark === "!" && !node.children.some(({ name }) => names.includes(name)))
      throw fault(node, `${node.name} needs ${listed(names)} inside.`);
  }
}

function fault(node: XsdNode, message: string): InputError {
  return new InputError(`${placeOf(node)}: ${message}`);
}

/** `a, b or c`. */
function listed(names: readonly string[]): string {
  if (names.length === 0) return "nothing more";
  return [names.slice(0, -1).join(", "), ...names.slice(-1)].filter(Boolean).join(" or ");
}
