import type { SoapOperation } from "../../model/soap.js";
import { nameOf, parts, soapParts, type WsdlNode } from "./nodes.js";
import { resolveFault, resolveMessage, type WsdlContext } from "./resolve-messages.js";

const actions = [
  "{http://www.w3.org/2007/05/addressing/metadata}Action",
  "{http://www.w3.org/2006/05/addressing/wsdl}Action",
];

/**
 * The operations of a binding, in its order.
 *
 * One that is not document/literal, or of which a part is not there, is left out and reported.
 */
export function resolveOperations(
  context: WsdlContext,
  binding: WsdlNode,
  portType: WsdlNode,
): readonly SoapOperation[] {
  const style = soapParts(binding, "binding")[0]?.attributes.get("style") ?? "document";
  return parts(binding, "operation").flatMap((bound) => {
    const own = soapParts(bound, "operation")[0]?.attributes.get("style") ?? style;
    if (own === "document") return resolveOperation(context, bound, portType) ?? [];
    context.definitions.unsupported(bound, `the style ${own}`);
    return [];
  });
}

function resolveOperation(context: WsdlContext, bound: WsdlNode, portType: WsdlNode): SoapOperation | undefined {
  const { definitions } = context;
  const name = nameOf(bound);
  const [abstract, overload] = parts(portType, "operation").filter((operation) => nameOf(operation) === name);
  if (!abstract) throw definitions.error(bound, `The port type ${nameOf(portType)} has no operation ${name}.`);
  if (overload) {
    definitions.unsupported(bound, "two operations of one name");
    return undefined;
  }
  const [first, ...rest] = abstract.children.filter((child) => child.name === "input" || child.name === "output");
  if (first?.name !== "input") {
    definitions.unsupported(bound, "an operation that the service starts");
    return undefined;
  }
  const sent = resolveMessage(context, first, bound);
  const [second] = rest;
  const answered = second && resolveMessage(context, second, bound);
  if (!sent || (second && !answered)) return undefined;
  return {
    name,
    action: soapParts(bound, "operation")[0]?.attributes.get("soapAction") || addressed(first),
    input: sent,
    ...(answered && { output: answered }),
    faults: parts(abstract, "fault").flatMap((fault) => resolveFault(context, fault) ?? []),
    ...(abstract.doc !== undefined && { doc: abstract.doc }),
  };
}

/** The action that WS-Addressing's extensions of WSDL say; empty when they do not. */
function addressed({ attributes }: WsdlNode): string {
  return actions.map((action) => attributes.get(action)).find((action) => action !== undefined) ?? "";
}
