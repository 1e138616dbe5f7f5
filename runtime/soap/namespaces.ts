/** Namespaces of the envelope by its version. */
export const envelopeNamespaces = {
  "1.1": "http://schemas.xmlsoap.org/soap/envelope/",
  "1.2": "http://www.w3.org/2003/05/soap-envelope",
} as const;

/** @see [WS-Addressing 1.0](https://www.w3.org/TR/ws-addr-core/) */
export const addressingNamespace = "http://www.w3.org/2005/08/addressing";

/** @see [WS-Security 1.0](https://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0.pdf) */
export const securityNamespace = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

/** @see [XOP](https://www.w3.org/TR/xop10/) */
export const inclusionNamespace = "http://www.w3.org/2004/08/xop/include";
