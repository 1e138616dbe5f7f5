import type { XmlNode } from "../xml/node.js";
import { addressingNamespace, envelopeNamespaces } from "./namespaces.js";
import { node } from "./nodes.js";
import type { SoapOperation } from "./operation.js";

const anonymous = "http://www.w3.org/2005/08/addressing/anonymous";

/**
 * Header blocks that say which operation is called, where, and that the answer comes back the same way.
 *
 * @see [WS-Addressing 1.0, section 3](https://www.w3.org/TR/ws-addr-core/#msgaddrprops)
 */
export function addressingHeaders({ action, version }: SoapOperation, endpoint: string): readonly XmlNode[] {
  const mandatory = { [`{${envelopeNamespaces[version]}}mustUnderstand`]: "1" };
  const block = (local: string, children: XmlNode["children"], attributes = {}): XmlNode =>
    node(addressingNamespace, local, children, attributes);
  return [
    block("Action", [action], mandatory),
    block("MessageID", [`urn:uuid:${crypto.randomUUID()}`]),
    block("ReplyTo", [block("Address", [anonymous])]),
    block("To", [endpoint], mandatory),
  ];
}
