import { describe, expect, test } from "vitest";
import { readFolder } from "../../support/wsdl.js";
import {
  asked,
  binding,
  bound,
  definitions,
  element,
  operation,
  place,
  port,
  portType,
  schema,
  service,
  types,
  whole,
} from "./wsdls.js";

const bindings = "http://example.test/bindings";
const contract = [...place, portType(operation("Place", asked))];
const soap = binding("soap", "OrdersSoap", bound("soap", "Place"));
const imports = (location: string, namespace: string): string =>
  `<w:import location="${location}" namespace="${namespace}"/>`;

/** A contract and its binding that import one another. */
function circle(toBinding: string, toContract: string): Record<"orders.wsdl" | "soap.wsdl", string> {
  return {
    "orders.wsdl": definitions(
      [imports(toBinding, bindings), ...contract, service(port("soap", "Orders", "b:OrdersSoap"))]
        .join("\n")
        .replace("<w:service", `<w:service xmlns:b="${bindings}"`),
    ),
    "soap.wsdl": definitions([imports(toContract, "http://example.test/orders/2024/05"), soap].join("\n"), bindings),
  };
}

/** What a whole WSDL gives, in short. */
function told({ services, modules, diagnostics }: ReturnType<typeof readFolder>) {
  const ports = services.flatMap(({ ports }) => ports);
  return {
    ports: ports.map(({ name, binding }) => [name, ...binding.operations.map(({ name }) => name)]),
    roots: modules.map(({ roots }) => roots.map(({ name }) => name)),
    diagnostics,
  };
}

const complete = { ports: [["Orders", "Place"]], roots: [["Place", "PlaceResponse"]], diagnostics: [] };

describe("WSDLs that import one another in a circle are read once each,", () => {
  test("found by their paths", () => {
    expect(told(readFolder(circle("soap.wsdl", "orders.wsdl")))).toEqual(complete);
  });

  test("found by paths of other folders", () => {
    const { "orders.wsdl": orders, "soap.wsdl": soap } = circle("../shared/soap.wsdl", "../orders/orders.wsdl");
    expect(told(readFolder({ "orders/orders.wsdl": orders, "shared/soap.wsdl": soap }))).toEqual(complete);
  });

  test("found by the URLs that a .svcmap says they came from, over http or https", () => {
    const map = `<ReferenceGroup xmlns="urn:schemas-microsoft-com:xml-wcfservicemap"><Metadata>
      <MetadataFile FileName="soap.wsdl" SourceUrl="https://gone.test/Orders.svc?wsdl=wsdl0"/>
      <MetadataFile FileName="orders.wsdl" SourceUrl="https://gone.test/Orders.svc?wsdl"/>
    </Metadata></ReferenceGroup>`;
    const files = circle("http://gone.test/Orders.svc?wsdl=wsdl0", "http://gone.test/Orders.svc?wsdl");
    expect(told(readFolder({ ...files, "Reference.svcmap": map }))).toEqual(complete);
  });

  test("found among the given ones by their namespace", () => {
    const files = circle("http://gone.test/Orders.svc?wsdl=wsdl0", "http://gone.test/Orders.svc?wsdl");
    expect(told(readFolder(files, Object.keys(files)))).toEqual(complete);
  });
});

test("a schema in a file of its own is imported by a schema that is no more than its imports", () => {
  const [, ...messages] = place;
  const files = {
    "orders.wsdl": definitions(
      [
        '<w:types><xs:schema><xs:import schemaLocation="orders.xsd" namespace="http://example.test/orders/2024/05"/></xs:schema></w:types>',
        ...messages,
        portType(operation("Place", asked)),
        soap,
        service(port("soap", "Orders", "t:OrdersSoap")),
      ].join("\n"),
    ),
    "orders.xsd": schema(element("Place", "goods") + element("PlaceResponse", "number")),
  };
  expect(told(readFolder(files))).toEqual(complete);
});

test("schemas in one WSDL import one another by namespace, in circles too", () => {
  const stock = "http://example.test/stock/v1";
  const part = (inside: string): string => `<xs:complexType><xs:sequence>${inside}</xs:sequence></xs:complexType>`;
  const { modules, diagnostics } = readFolder({
    "orders.wsdl": definitions(
      [
        types(
          schema(
            `<xs:import namespace="${stock}"/><xs:element name="Place">${part(`<xs:element xmlns:k="${stock}" name="goods" type="k:Goods"/>`)}</xs:element>` +
              `${element("PlaceResponse", "number")}<xs:complexType name="Buyer"/>`,
          ),
          schema(
            '<xs:import namespace="http://example.test/orders/2024/05"/><xs:complexType name="Goods"><xs:sequence><xs:element name="by" type="t:Buyer"/></xs:sequence></xs:complexType>',
            stock,
          ),
        ),
        ...place.slice(1),
        portType(operation("Place", asked)),
        soap,
      ].join("\n"),
    ),
  });
  expect(diagnostics).toEqual([]);
  expect(modules.map(({ id, types }) => [id, types.map(({ name }) => name)])).toEqual([
    ["altinn2/xml/example.test/orders/2024-05", ["Place", "PlaceResponse", "Buyer"]],
    ["altinn2/xml/example.test/stock/v1", ["Goods"]],
  ]);
});

describe("a dump of metadata is read", () => {
  const parts = {
    contract: definitions(contract.slice(1).join("\n")),
    schema: schema(element("Place", "goods") + element("PlaceResponse", "number")),
    soap: definitions([soap, service(port("soap", "Orders", "t:OrdersSoap"))].join("\n")),
  };

  test("where an element wraps all its sections", () => {
    const section = (inside: string): string => `<m:MetadataSection>${inside}</m:MetadataSection>`;
    const dump = `<m:Metadata xmlns:m="http://schemas.xmlsoap.org/ws/2004/09/mex">${Object.values(parts).map(section).join("\n")}</m:Metadata>`;
    expect(told(readFolder({ "dump.xml": dump }))).toEqual(complete);
  });

  test("where documents follow one another", () => {
    const dump = Object.values(parts)
      .map((part) => `<?xml version="1.0" encoding="utf-8"?>\n${part}`)
      .join("\n");
    expect(told(readFolder({ "dump.xml": dump }))).toEqual(complete);
  });
});

describe("what is not there", () => {
  test("leaves out the ports that would need it, and is told", () => {
    const { "orders.wsdl": orders } = circle("soap.wsdl", "orders.wsdl");
    expect(told(readFolder({ "orders.wsdl": orders }))).toEqual({
      ports: [],
      roots: [[]],
      diagnostics: ["wsdl-missing orders.wsdl:2:1 soap.wsdl", "wsdl-missing orders.wsdl:7:71 the binding OrdersSoap"],
    });
  });

  test("leaves elements unknown where it is a schema", () => {
    const missing = '<xs:schema><xs:import namespace="http://example.test/orders/2024/05"/></xs:schema>';
    const { modules, diagnostics } = readFolder({
      "orders.wsdl": whole.replace(/<w:types>.*<\/w:types>/, `<w:types>${missing}</w:types>`),
    });
    expect(modules).toEqual([
      {
        id: "altinn2/xml/example.test/orders/2024-05",
        namespace: "http://example.test/orders/2024/05",
        types: [],
        roots: [
          { name: "Place", type: "xs:anyType", nillable: false },
          { name: "PlaceResponse", type: "xs:anyType", nillable: false },
        ],
      },
    ]);
    expect(diagnostics).toEqual(["xsd-missing orders.wsdl:2:21 the namespace http://example.test/orders/2024/05"]);
  });
});
