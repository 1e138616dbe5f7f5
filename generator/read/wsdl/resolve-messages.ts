import type { SoapMessage, SoapPart, XmlRootRef } from "../../model/soap.js";
import { expanded } from "../xsd/nodes.js";
import type { QName } from "../xsd/parse-document.js";
import type { Definitions } from "./definitions.js";
import { nameOf, parts, soapParts, type WsdlNode } from "./nodes.js";

/** What the steps that resolve operations share. */
export interface WsdlContext {
  readonly definitions: Definitions;
  readonly moduleOf: (namespace: string) => string;
  /** Elements that messages refer to, by expanded name. */
  readonly elements: Map<string, WantedElement>;
}

/** An element a message refers to, and where first. */
export interface WantedElement {
  readonly name: QName;
  readonly from: WsdlNode;
}

/**
 * What an envelope holds: the message of the port type's input or output, as the binding's operation has it; `undefined`,
 * and reported, when that cannot be expressed.
 */
export function resolveMessage(context: WsdlContext, abstract: WsdlNode, operation: WsdlNode): SoapMessage | undefined {
  const { definitions } = context;
  const [bound] = parts(operation, abstract.name);
  const [body] = soapParts(bound, "body");
  if (!body || isEncoded(body)) {
    definitions.unsupported(body ?? operation, body ? "an encoded body" : `an ${abstract.name} without a soap:body`);
    return undefined;
  }
  const message = definitions.find("message", "message", abstract);
  const headerParts = soapParts(bound, "header").flatMap((header) => headerPart(context, header) ?? []);
  const headers = headerParts.flatMap((part) => soapPart(context, part) ?? []);
  if (!message) return undefined;
  const chosen = body.attributes.get("parts")?.split(/\s+/);
  const inBody = parts(message, "part").filter((part) =>
    chosen ? chosen.includes(nameOf(part)) : !headerParts.includes(part),
  );
  const [part, another] = inBody;
  if (!part) return { headers };
  if (another) definitions.unsupported(another, "a second part in a body");
  const element = another ? undefined : elementOf(context, part);
  return element && { body: element, headers };
}

/** The detail of a fault; `undefined`, and reported, when it cannot be expressed. */
export function resolveFault(context: WsdlContext, fault: WsdlNode): SoapPart | undefined {
  const { definitions } = context;
  const message = definitions.find("message", "message", fault);
  const [part] = parts(message, "part");
  if (message && !part) definitions.unsupported(message, "a fault without a part");
  const element = part && elementOf(context, part);
  return element && { name: nameOf(fault), element };
}

function headerPart({ definitions }: WsdlContext, header: WsdlNode): WsdlNode | undefined {
  if (isEncoded(header)) definitions.unsupported(header, "an encoded header");
  const message = isEncoded(header) ? undefined : definitions.find("message", "message", header);
  if (!message) return undefined;
  const name = header.attributes.get("part") ?? "";
  const part = parts(message, "part").find((part) => nameOf(part) === name);
  if (!part) throw definitions.error(header, `The message ${nameOf(message)} has no part ${name}.`);
  return part;
}

function soapPart(context: WsdlContext, part: WsdlNode): SoapPart | undefined {
  const element = elementOf(context, part);
  return element && { name: nameOf(part), element };
}

function elementOf({ definitions, elements, moduleOf }: WsdlContext, part: WsdlNode): XmlRootRef | undefined {
  const name = part.references.get("element");
  if (!name) {
    definitions.unsupported(part, "a part that is a type, not an element");
    return undefined;
  }
  if (!elements.has(expanded(name))) elements.set(expanded(name), { name, from: part });
  return { module: moduleOf(name.namespace), name: name.local };
}

function isEncoded({ attributes }: WsdlNode): boolean {
  return attributes.get("use") === "encoded";
}
