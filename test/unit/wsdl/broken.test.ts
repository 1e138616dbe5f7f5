import { expect, test } from "vitest";
import { InputError } from "../../../generator/errors.js";
import { readFolder } from "../../support/wsdl.js";
import { definitions, schema, types, whole } from "./wsdls.js";

const wanted = "A WSDL was expected, which is definitions of http://schemas.xmlsoap.org/wsdl/";

test.each<[what: string, wsdl: string, message: string]>([
  ["a page", "<html><body/></html>", `1:1: ${wanted}; this is html.`],
  [
    "a WSDL 2.0",
    '<description xmlns="http://www.w3.org/ns/wsdl"/>',
    `1:1: ${wanted}; this is description of http://www.w3.org/ns/wsdl.`,
  ],
  ["a schema", schema(""), "1:1: A WSDL was expected, and this has schemas only."],
  ["a text after the end", `${whole}\nand more`, "8:17: Text outside the root element."],
  ["an element that is not closed", whole.replace("</w:service>", ""), "8:1: The end tag of w:service expected."],
  [
    "a prefix without a namespace",
    whole.replace('"t:Place"', '"z:Place"'),
    "3:27: The prefix of z:Place is not declared.",
  ],
  ["a message without a name", whole.replace(' name="PlaceIn"', ""), "3:1: The attribute name is required on message."],
  [
    "a message that is not there",
    whole.replace('message="t:PlaceIn"', 'message="t:Other"'),
    "5:53: There is no message {http://example.test/orders/2024/05}Other.",
  ],
  [
    "an input without a message",
    whole.replace(' message="t:PlaceIn"', ""),
    "5:53: The attribute message is required on input.",
  ],
  [
    "a binding that is not there",
    whole.replace('binding="t:OrdersSoap"', 'binding="t:Other"'),
    "7:32: There is no binding {http://example.test/orders/2024/05}Other.",
  ],
  [
    "a port type that is not there",
    whole.replace('type="t:Orders"', 'type="t:Other"'),
    "6:1: There is no portType {http://example.test/orders/2024/05}Other.",
  ],
  [
    "an operation that its port type has not",
    whole.replace('<w:operation name="Place"><soap', '<w:operation name="Other"><soap'),
    "6:110: The port type Orders has no operation Other.",
  ],
  [
    "an element that is not there",
    whole.replace('element="t:Place"', 'element="t:Other"'),
    "3:27: There is no element Other in http://example.test/orders/2024/05.",
  ],
  [
    "a header of a part that is not there",
    whole.replace("</w:input>", '<soap:header message="t:PlaceIn" part="user" use="literal"/></w:input>'),
    "6:212: The message PlaceIn has no part user.",
  ],
])("%s is refused with its place", (_, wsdl, message) => {
  expect(() => readFolder({ "orders.wsdl": wsdl })).toThrow(new InputError(`orders.wsdl:${message}`));
});

test("namespaces that would be one module are refused by name", () => {
  const wsdl = definitions(types(schema("", "http://example.test/A/v1"), schema("", "http://example.test/a/v1")));
  expect(() => readFolder({ "orders.wsdl": wsdl })).toThrow(
    new InputError(
      "test/soap: the namespaces http://example.test/A/v1 and http://example.test/a/v1 would be one module.",
    ),
  );
});
