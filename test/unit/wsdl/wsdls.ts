/** The parts of a small WSDL, so that a test shows what it is about and nothing else. */
export const namespace = "http://example.test/orders/2024/05";

const prefixes = {
  w: "http://schemas.xmlsoap.org/wsdl/",
  soap: "http://schemas.xmlsoap.org/wsdl/soap/",
  soap12: "http://schemas.xmlsoap.org/wsdl/soap12/",
  http: "http://schemas.xmlsoap.org/wsdl/http/",
  wsaw: "http://www.w3.org/2006/05/addressing/wsdl",
  wsp: "http://schemas.xmlsoap.org/ws/2004/09/policy",
  wsu: "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd",
  sp: "http://schemas.xmlsoap.org/ws/2005/07/securitypolicy",
  xs: "http://www.w3.org/2001/XMLSchema",
  t: namespace,
};

export function definitions(inside: string, target = namespace): string {
  const declared = Object.entries({ ...prefixes, own: target }).map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`);
  return `<w:definitions ${declared.join(" ")} targetNamespace="${target}">\n${inside}\n</w:definitions>`;
}

export function schema(inside: string, target = namespace): string {
  return `<xs:schema targetNamespace="${target}" elementFormDefault="qualified" xmlns:xs="${prefixes.xs}" xmlns:t="${namespace}">${inside}</xs:schema>`;
}

export function types(...schemas: readonly string[]): string {
  return `<w:types>${schemas.join("")}</w:types>`;
}

/** An element with one text inside. */
export function element(name: string, inside: string): string {
  return (
    `<xs:element name="${name}"><xs:complexType><xs:sequence><xs:element name="${inside}" type="xs:string"/>` +
    "</xs:sequence></xs:complexType></xs:element>"
  );
}

/** A message by its parts' names and elements. */
export function message(name: string, parts: Readonly<Record<string, string>>): string {
  const written = Object.entries(parts).map(([part, of]) => `<w:part name="${part}" element="${of}"/>`);
  return `<w:message name="${name}">${written.join("")}</w:message>`;
}

export function portType(...operations: readonly string[]): string {
  return `<w:portType name="Orders">${operations.join("")}</w:portType>`;
}

export function operation(name: string, inside: string): string {
  return `<w:operation name="${name}">${inside}</w:operation>`;
}

export function binding(soap: "soap" | "soap12", name: string, ...operations: readonly string[]): string {
  const over = `<${soap}:binding transport="http://schemas.xmlsoap.org/soap/http"/>`;
  return `<w:binding name="${name}" type="t:Orders">${over}${operations.join("")}</w:binding>`;
}

/** An operation of a binding with literal bodies, and more of SOAP in its input. */
export function bound(soap: "soap" | "soap12", name: string, inInput = "", attributes = ""): string {
  const body = `<${soap}:body use="literal"/>`;
  return operation(
    name,
    `<${soap}:operation soapAction="urn:${name}" ${attributes}/>` +
      `<w:input>${body}${inInput}</w:input><w:output>${body}</w:output>`,
  );
}

export function service(...ports: readonly string[]): string {
  return `<w:service name="OrderService">${ports.join("")}</w:service>`;
}

export function port(soap: "soap" | "soap12", name: string, of: string): string {
  return `<w:port name="${name}" binding="${of}"><${soap}:address location="https://example.test/${name}"/></w:port>`;
}

/** What an operation of a port type sends and answers. */
export const asked = '<w:input message="t:PlaceIn"/><w:output message="t:PlaceOut"/>';

/** Schema and messages of an operation that places an order. */
export const place = [
  types(schema(element("Place", "goods") + element("PlaceResponse", "number"))),
  message("PlaceIn", { parameters: "t:Place" }),
  message("PlaceOut", { parameters: "t:PlaceResponse" }),
];

/** A whole WSDL of one operation, over SOAP 1.1. */
export const whole = definitions(
  [
    ...place,
    portType(operation("Place", asked)),
    binding("soap", "OrdersSoap", bound("soap", "Place")),
    service(port("soap", "OrdersPort", "t:OrdersSoap")),
  ].join("\n"),
);
