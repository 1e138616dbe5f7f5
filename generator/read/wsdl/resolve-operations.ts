import type { SoapOperation } from "../../model/soap.js";
import { nameOf, parts, soapParts } from "./nodes.js";
import type { WsdlNode } from "./parse-wsdl.js";
import { resolveFault, resolveMessage, type WsdlContext } from "./resolve-messages.js";

const action = "{http://www.w3.org/2006/05/addressing/wsdl}Action";

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
  const [input] = parts(abstract, "input");
  const [output] = parts(abstract, "output");
  const [boundInput] = parts(bound, "input");
  const [boundOutput] = parts(bound, "output");
  if (
    overload ||
    !input ||
    !boundInput ||
    abstract.children.indexOf(output ?? input) < abstract.children.indexOf(input)
  ) {
    definitions.unsupported(
      bound,
      overload ? "two operations of one name" : "an operation that does not start with an input",
    );
    return undefined;
  }
  const sent = resolveMessage(context, input, boundInput);
  const answered = output && boundOutput && resolveMessage(context, output, boundOutput);
  if (!sent || (output && !answered)) return undefined;
  return {
    name,
    action: soapParts(bound, "operation")[0]?.attributes.get("soapAction") || input.attributes.get(action) || "",
    input: sent,
    ...(answered && { output: answered }),
    faults: parts(abstract, "fault").flatMap((fault) => resolveFault(context, fault) ?? []),
    ...(abstract.doc !== undefined && { doc: abstract.doc }),
  };
}
