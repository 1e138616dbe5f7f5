import type { SoapVersion } from "../../model/soap.js";
import { wsdlNamespace, type WsdlNode } from "./parse-wsdl.js";

/** The namespaces of WSDL's extensions for SOAP. */
const versions: Readonly<Record<string, SoapVersion>> = {
  "http://schemas.xmlsoap.org/wsdl/soap/": "1.1",
  "http://schemas.xmlsoap.org/wsdl/soap12/": "1.2",
};

/** The version of SOAP an element is of; `undefined` for any other element. */
export function versionOf({ namespace }: WsdlNode): SoapVersion | undefined {
  return Object.hasOwn(versions, namespace) ? versions[namespace] : undefined;
}

/** Children of WSDL itself with a name. */
export function parts(node: WsdlNode | undefined, name: string): readonly WsdlNode[] {
  return (node?.children ?? []).filter((child) => child.name === name && child.namespace === wsdlNamespace);
}

/** Children of WSDL's extensions for SOAP with a name. */
export function soapParts(node: WsdlNode | undefined, name: string): readonly WsdlNode[] {
  return (node?.children ?? []).filter((child) => child.name === name && versionOf(child) !== undefined);
}

/** The name of a declaration; empty when it has none. */
export function nameOf({ attributes }: WsdlNode): string {
  return attributes.get("name") ?? "";
}
