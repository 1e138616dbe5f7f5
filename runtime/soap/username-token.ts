import type { XmlNode } from "../xml/node.js";
import { envelopeNamespaces, securityNamespace } from "./namespaces.js";
import { node } from "./nodes.js";
import type { SoapOperation } from "./operation.js";

const oasis = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss";
const utilityNamespace = `${oasis}-wssecurity-utility-1.0.xsd`;
const passwordText = `${oasis}-username-token-profile-1.0#PasswordText`;
const lifetimeMs = 300_000;

/**
 * The header block that says who calls, by user name and password as text, and how long it may be believed.
 *
 * @see [UsernameToken Profile 1.0](https://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0.pdf)
 */
export function usernameToken({ version }: SoapOperation, userName: string, password: string): XmlNode {
  const now = Date.now();
  const instant = (local: string, at: number): XmlNode => node(utilityNamespace, local, [new Date(at).toISOString()]);
  return node(
    securityNamespace,
    "Security",
    [
      node(utilityNamespace, "Timestamp", [instant("Created", now), instant("Expires", now + lifetimeMs)]),
      node(securityNamespace, "UsernameToken", [
        node(securityNamespace, "Username", [userName]),
        node(securityNamespace, "Password", [password], { Type: passwordText }),
      ]),
    ],
    { [`{${envelopeNamespaces[version]}}mustUnderstand`]: "1" },
  );
}
