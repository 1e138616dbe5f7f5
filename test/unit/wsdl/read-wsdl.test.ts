import { describe, expect, test } from "vitest";
import type { SoapOperation } from "../../../generator/model/soap.js";
import { readFolder, type WsdlReading } from "../../support/wsdl.js";
import {
  asked,
  binding,
  bound,
  definitions,
  element,
  message,
  namespace,
  operation,
  place,
  port,
  portType,
  schema,
  service,
  types,
  whole,
} from "./wsdls.js";

const module = "altinn2/xml/example.test/orders/2024-05";
const placed: SoapOperation = {
  name: "Place",
  action: "urn:Place",
  input: { body: { module, name: "Place" }, headers: [] },
  output: { body: { module, name: "PlaceResponse" }, headers: [] },
  faults: [],
};

function read(...parts: readonly string[]): WsdlReading {
  return readFolder({ "orders.wsdl": definitions(parts.join("\n")) });
}

/** The operations of the first binding, of a port type with one operation. */
function operationsOf(parts: readonly string[], abstract: string, ...operations: readonly string[]) {
  const { bindings, diagnostics, modules } = read(
    ...parts,
    portType(operation("Place", abstract)),
    binding("soap", "OrdersSoap", ...operations),
  );
  return { operations: bindings[0]?.operations, diagnostics, modules };
}

test("a service has ports, ports have bindings, bindings have operations over elements", () => {
  const { services, modules, diagnostics } = readFolder({ "orders.wsdl": whole });

  expect(diagnostics).toEqual([]);
  expect(services).toEqual([
    {
      name: "OrderService",
      namespace,
      ports: [
        {
          name: "OrdersPort",
          address: "https://example.test/OrdersPort",
          binding: {
            name: "OrdersSoap",
            namespace,
            portType: "Orders",
            version: "1.1",
            policies: [],
            operations: [placed],
          },
        },
      ],
    },
  ]);
  expect(modules.map(({ id, namespace, roots }) => [id, namespace, roots.map(({ name }) => name)])).toEqual([
    [module, namespace, ["Place", "PlaceResponse"]],
  ]);
});

test("a service may have a port for each version of SOAP", () => {
  const { services } = read(
    ...place,
    portType(operation("Place", asked)),
    binding("soap", "OrdersSoap", bound("soap", "Place")),
    binding("soap12", "OrdersSoap12", bound("soap12", "Place")),
    service(port("soap", "Orders11", "t:OrdersSoap"), port("soap12", "Orders12", "t:OrdersSoap12")),
  );
  expect(services[0]?.ports.map(({ name, binding }) => [name, binding.version, binding.operations])).toEqual([
    ["Orders11", "1.1", [placed]],
    ["Orders12", "1.2", [placed]],
  ]);
});

describe("a message", () => {
  const headers = [
    types(schema(["Place", "PlaceResponse", "User", "Key"].map((name) => element(name, "value")).join(""))),
    message("PlaceOut", { parameters: "t:PlaceResponse" }),
  ];
  const header = (message: string, part: string): string =>
    `<soap:header message="t:${message}" part="${part}" use="literal"/>`;
  const withHeaders = {
    body: { module, name: "Place" },
    headers: [
      { name: "user", element: { module, name: "User" } },
      { name: "key", element: { module, name: "Key" } },
    ],
  };

  test("may have headers, which a message of their own declares", () => {
    const { operations, diagnostics } = operationsOf(
      [...headers, message("PlaceIn", { any: "t:Place" }), message("Headers", { user: "t:User", key: "t:Key" })],
      asked,
      bound("soap", "Place", header("Headers", "user") + header("Headers", "key")),
    );
    expect(diagnostics).toEqual([]);
    expect(operations?.map(({ input }) => input)).toEqual([withHeaders]);
  });

  test("may have headers that are parts of its own", () => {
    const { operations } = operationsOf(
      [...headers, message("PlaceIn", { user: "t:User", any: "t:Place", key: "t:Key" })],
      asked,
      bound("soap", "Place", header("PlaceIn", "user") + header("PlaceIn", "key")),
    );
    expect(operations?.map(({ input }) => input)).toEqual([withHeaders]);
  });

  test("may name the part that is its body", () => {
    const { operations } = operationsOf(
      [...headers, message("PlaceIn", { user: "t:User", any: "t:Place" })],
      asked,
      bound("soap", "Place").replace('<soap:body use="literal"/>', '<soap:body use="literal" parts="any"/>'),
    );
    expect(operations?.map(({ input }) => input)).toEqual([{ body: { module, name: "Place" }, headers: [] }]);
  });

  test("may be bare: its element has another name than the operation, and a simple type", () => {
    const { operations, modules } = operationsOf(
      [
        types(schema('<xs:element name="Query" type="xs:string"/><xs:element name="Count" type="xs:int"/>')),
        message("PlaceIn", { body: "t:Query" }),
        message("PlaceOut", { body: "t:Count" }),
      ],
      asked,
      bound("soap", "Place"),
    );
    expect(operations?.map(({ input, output }) => [input.body?.name, output?.body?.name])).toEqual([
      ["Query", "Count"],
    ]);
    expect(modules[0]?.roots.map(({ name, type }) => [name, type])).toEqual([
      ["Query", "xs:string"],
      ["Count", "xs:int"],
    ]);
  });

  test("may have an empty body", () => {
    const { operations } = operationsOf(
      [place[0]!, message("PlaceIn", {}), message("PlaceOut", { body: "t:PlaceResponse" })],
      asked,
      bound("soap", "Place"),
    );
    expect(operations?.map(({ input }) => input)).toEqual([{ headers: [] }]);
  });

  test("that is not answered leaves an operation without an output", () => {
    const { operations } = operationsOf(place, '<w:input message="t:PlaceIn"/>', bound("soap", "Place"));
    expect(operations).toEqual([{ name: "Place", action: "urn:Place", input: placed.input, faults: [] }]);
  });
});

test("a fault is an element under the fault's name", () => {
  const { operations } = operationsOf(
    [
      types(schema(["Place", "PlaceResponse", "Refusal"].map((name) => element(name, "value")).join(""))),
      ...place.slice(1),
      message("RefusalMessage", { detail: "t:Refusal" }),
    ],
    `${asked}<w:fault name="RefusalFault" message="t:RefusalMessage"/>`,
    bound("soap", "Place"),
  );
  expect(operations).toEqual([{ ...placed, faults: [{ name: "RefusalFault", element: { module, name: "Refusal" } }] }]);
});

test("an element that others refer to is a root where a message refers to it, and no others are", () => {
  const { modules } = operationsOf(
    [
      types(
        schema(
          element("Place", "goods") +
            '<xs:element name="PlaceResponse"><xs:complexType><xs:sequence><xs:element ref="t:Place"/></xs:sequence></xs:complexType></xs:element>' +
            element("Unused", "value"),
        ),
      ),
      ...place.slice(1),
    ],
    asked,
    bound("soap", "Place"),
  );
  expect(modules[0]?.roots.map(({ name }) => name)).toEqual(["Place", "PlaceResponse"]);
});

test("where SOAP says no action, WS-Addressing's is the one", () => {
  const { operations } = operationsOf(
    place,
    asked.replace("<w:input", '<w:input wsaw:Action="urn:addressed"'),
    bound("soap", "Place").replace("urn:Place", ""),
  );
  expect(operations?.map(({ action }) => action)).toEqual(["urn:addressed"]);
});

test("policies that a binding refers to are told as far as we know them", () => {
  const policy = (id: string, inside: string): string =>
    `<wsp:Policy wsu:Id="${id}"><wsp:ExactlyOne><wsp:All>${inside}</wsp:All></wsp:ExactlyOne></wsp:Policy>`;
  const refer = (id: string): string => `<wsp:PolicyReference URI="#${id}"/>`;
  const session =
    "<sp:EndorsingSupportingTokens><wsp:Policy><sp:SecureConversationToken/></wsp:Policy></sp:EndorsingSupportingTokens>";
  const { bindings } = read(
    policy("session", `${session}<wsaw:UsingAddressing/><sp:Layout/>`),
    policy("other", "<sp:SupportingTokens><wsp:Policy><sp:UsernameToken/></wsp:Policy></sp:SupportingTokens>"),
    ...place,
    portType(operation("Place", asked)),
    binding("soap12", "Session", refer("session"), bound("soap12", "Place")),
    binding("soap12", "Named", refer("other"), bound("soap12", "Place")),
    binding("soap12", "Plain", bound("soap12", "Place")),
  );
  expect(bindings.map(({ name, policies }) => [name, policies])).toEqual([
    ["Session", ["secure-conversation", "addressing"]],
    ["Named", ["username-token"]],
    ["Plain", []],
  ]);
});

describe("what is not expressed is left out and told:", () => {
  const binds = bound("soap", "Place");
  test.each<[what: string, abstract: string, operation: string, said: string]>([
    ["the style rpc", asked, bound("soap", "Place", "", 'style="rpc"'), "the style rpc"],
    ["encoded bodies", asked, binds.replace("literal", "encoded"), "an encoded body"],
    ["bodies in MIME parts", asked, binds.replace(/<soap:body[^>]*>/, "<w:mime/>"), "an input without a soap:body"],
    [
      "operations that the service starts",
      '<w:output message="t:PlaceOut"/><w:input message="t:PlaceIn"/>',
      binds,
      "an operation that the service starts",
    ],
  ])("%s", (_, abstract, operation, said) => {
    const { operations, diagnostics } = operationsOf(place, abstract, operation);

    expect(operations).toEqual([]);
    expect(diagnostics.map((told) => told.replace(/^(\S+) \S+ /, "$1 "))).toEqual([`wsdl-unsupported ${said}`]);
  });

  test("the style rpc of a whole binding", () => {
    const { bindings, diagnostics } = read(
      ...place,
      portType(operation("Place", asked)),
      binding("soap", "OrdersSoap", binds).replace("<soap:binding", '<soap:binding style="rpc"'),
    );
    expect(bindings.map(({ operations }) => operations)).toEqual([[]]);
    expect(diagnostics).toEqual([expect.stringMatching(/^wsdl-unsupported orders\.wsdl:6:\d+ the style rpc$/)]);
  });

  test("two parts in a body, and parts that are types", () => {
    const { operations, diagnostics } = operationsOf(
      [
        place[0]!,
        message("PlaceIn", { one: "t:Place", two: "t:Place" }),
        '<w:message name="PlaceOut"><w:part name="body" type="xs:string"/></w:message>',
      ],
      asked,
      binds,
    );
    expect(operations).toEqual([]);
    expect(diagnostics).toEqual([
      expect.stringMatching(/^wsdl-unsupported orders\.wsdl:3:\d+ a second part in a body$/),
      expect.stringMatching(/^wsdl-unsupported orders\.wsdl:4:\d+ a part that is a type, not an element$/),
    ]);
  });

  test("two operations of one name", () => {
    const { operations, diagnostics } = operationsOf(
      place,
      `${asked}</w:operation><w:operation name="Place">${asked}`,
      binds,
    );
    expect([operations, diagnostics.length]).toEqual([[], 1]);
  });

  test("bindings of other protocols, and their ports", () => {
    const { services, diagnostics } = read(
      ...place,
      portType(operation("Place", asked)),
      '<w:binding name="Get" type="t:Orders"><http:binding verb="GET"/></w:binding>',
      service('<w:port name="ByGet" binding="t:Get"><http:address location="https://example.test"/></w:port>'),
    );
    expect(services).toEqual([{ name: "OrderService", namespace, ports: [] }]);
    expect(diagnostics).toEqual(["wsdl-unsupported orders.wsdl:6:1 a binding that is not of SOAP over HTTP"]);
  });
});
