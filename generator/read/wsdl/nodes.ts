import type { SoapVersion } from "../../model/soap.js";
import type { QName } from "../xsd/parse-document.js";

/** The namespace of WSDL 1.1. */
export const wsdlNamespace = "http://schemas.xmlsoap.org/wsdl/";

/** An element of a WSDL or of what extends it; documentation is left out, and so are schemas. */
export interface WsdlNode {
  readonly namespace: string;
  readonly name: string;
  /** By local name; those with a namespace of their own by `{namespace}local`. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Attributes that hold qualified names. */
  readonly references: ReadonlyMap<string, QName>;
  readonly children: readonly WsdlNode[];
  readonly line: number;
  readonly column: number;
  readonly scope: WsdlScope;
  /** The text of its documentation, when that is kept. */
  readonly doc?: string;
}

/** What a `definitions` element says for all that stands in it. */
export interface WsdlScope {
  readonly file: string;
  /** Target namespace; empty for none. */
  readonly namespace: string;
}

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
