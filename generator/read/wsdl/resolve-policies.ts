import type { SoapPolicy } from "../../model/soap.js";
import type { WsdlNode } from "./nodes.js";

/** Assertions we know, by local name: their namespaces come in many versions. */
const known: Readonly<Record<string, SoapPolicy>> = {
  SecureConversationToken: "secure-conversation",
  UsernameToken: "username-token",
  OptimizedMimeSerialization: "mtom",
  UsingAddressing: "addressing",
  Addressing: "addressing",
};

const id = "{http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd}Id";

/** What the policies of a binding ask for, of what we know; those it refers to stand beside it in its WSDL. */
export function resolvePolicies(binding: WsdlNode, policies: readonly WsdlNode[]): readonly SoapPolicy[] {
  const referred = binding.children
    .filter(({ name }) => name === "PolicyReference")
    .map(({ attributes }) => attributes.get("URI")?.replace(/^#/, ""));
  const own = policies.filter(
    ({ attributes, scope }) => scope === binding.scope && referred.includes(attributes.get(id)),
  );
  const inline = binding.children.filter(({ name }) => name === "Policy" || name === "UsingAddressing");
  const found = new Set([...own, ...inline].flatMap((policy) => [...assertions(policy)]));
  return [...new Set(Object.values(known))].filter((policy) => found.has(policy));
}

function* assertions({ name, children }: WsdlNode): Generator<SoapPolicy> {
  const policy = Object.hasOwn(known, name) ? known[name] : undefined;
  if (policy) yield policy;
  for (const child of children) yield* assertions(child);
}
