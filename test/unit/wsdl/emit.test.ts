import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { InputError } from "../../../generator/errors.js";
import { compiled } from "../../support/compiled.js";
import { emitted, readFolder, type WsdlReading } from "../../support/wsdl.js";
import {
  asked,
  binding,
  bound,
  definitions,
  element,
  message,
  operation,
  place,
  port,
  portType,
  schema,
  service,
  types,
} from "./wsdls.js";

const session = '<wsp:Policy wsu:Id="session"><sp:SecureConversationToken/></wsp:Policy>';
const orders = [
  session,
  types(schema(["Place", "PlaceResponse", "User", "Refusal"].map((name) => element(name, "value")).join(""))),
  ...place.slice(1),
  message("Headers", { user: "t:User" }),
  message("RefusalMessage", { detail: "t:Refusal" }),
  portType(
    operation("Place", `${asked}<w:fault name="RefusalFault" message="t:RefusalMessage"/>`),
    operation("Delete", '<w:input message="t:PlaceIn"/>'),
  ),
  binding(
    "soap12",
    "OrdersSoap",
    '<wsp:PolicyReference URI="#session"/>',
    bound("soap12", "Place", '<soap12:header message="t:Headers" part="user" use="literal"/>'),
    bound("soap12", "Delete"),
  ),
];

function readParts(...parts: readonly string[]): WsdlReading {
  return readFolder({ "orders.wsdl": definitions(parts.join("\n")) });
}

async function operationsOf(reading: WsdlReading): Promise<string> {
  const files = await emitted(reading);
  return files.get("test/soap/OrderService/operations.gen.ts")!.replace(/^\/\/.*\n+/, "");
}

test("an operation is a constant that says how it is called, over the roots of its messages", async () => {
  expect(await operationsOf(readParts(...orders, service(port("soap12", "Orders", "t:OrdersSoap")))))
    .toBe(`import { soapOperation } from "altinnkit/codegen";
import * as x1 from "../../../altinn2/xml/example.test/orders/2024-05/index.gen.js";

/** \`Place\` of the port \`Orders\`, SOAP 1.2. */
export const place = /*@__PURE__*/ soapOperation({
  name: "Place",
  version: "1.2",
  action: "urn:Place",
  policies: ["secure-conversation"],
  input: { body: x1.place, headers: { user: x1.user } },
  output: { body: x1.placeResponse },
  faults: { Refusal: x1.refusal },
});

/** \`Delete\` of the port \`Orders\`, SOAP 1.2. */
export const deleteOperation = /*@__PURE__*/ soapOperation({
  name: "Delete",
  version: "1.2",
  action: "urn:Delete",
  policies: ["secure-conversation"],
  input: { body: x1.place },
});
`);
});

test("documentation that is kept stands before what we say of an operation", async () => {
  const documented = `<w:documentation>Places <b>an</b>\n order.</w:documentation>${asked}`;
  const parts = [
    ...place,
    portType(operation("Place", documented)),
    binding("soap", "OrdersSoap", bound("soap", "Place")),
    service(port("soap", "Orders", "t:OrdersSoap")),
  ];
  const files = { "orders.wsdl": definitions(parts.join("")) };

  expect(await operationsOf(readFolder(files, ["orders.wsdl"], "keep"))).toContain(
    "/**\n * Places an order.\n *\n * `Place` of the port `Orders`, SOAP 1.1.\n */",
  );
  expect(await operationsOf(readFolder(files))).not.toContain("order.");
});

describe("operations of several ports", () => {
  const one = [...place, portType(operation("Place", asked))];
  const names = async (...parts: readonly string[]): Promise<readonly (string | undefined)[]> =>
    [...(await operationsOf(readParts(...one, ...parts))).matchAll(/export const (\w+)/g)].map(([, name]) => name);

  test("are told apart by the version of SOAP", async () => {
    expect(
      await names(
        binding("soap", "Soap11", bound("soap", "Place")),
        binding("soap12", "Soap12", bound("soap12", "Place")),
        service(port("soap", "one", "t:Soap11"), port("soap12", "two", "t:Soap12")),
      ),
    ).toEqual(["placeSoap11", "placeSoap12"]);
  });

  test("are told apart by the port where the version does not tell", async () => {
    const ports = [port("soap", "front-door", "t:Soap11"), port("soap", "backDoor", "t:Soap11")];
    expect(await names(binding("soap", "Soap11", bound("soap", "Place")), service(...ports))).toEqual([
      "placeFrontDoor",
      "placeBackDoor",
    ]);
  });

  test("that cannot be told apart are refused", async () => {
    const ports = [port("soap", "front-door", "t:Soap11"), port("soap", "frontDoor", "t:Soap11")];
    const reading = readParts(...one, binding("soap", "Soap11", bound("soap", "Place")), service(...ports));
    await expect(emitted(reading)).rejects.toThrow(
      new InputError("test/soap/OrderService: two operations would be called placeFrontDoor."),
    );
  });
});

test("a service without an operation has no file", async () => {
  const files = await emitted(readParts(...place, service()));
  expect([...files.keys()].filter((file) => file.startsWith("test/soap"))).toEqual([]);
});

describe("what an operation sends and answers", () => {
  let below = "";

  beforeAll(async () => {
    below = mkdtempSync(resolve(".types-soap-"));
    const reading = readParts(...orders, service(port("soap12", "Orders", "t:OrdersSoap")));
    for (const [file, text] of await emitted(reading)) {
      mkdirSync(join(below, dirname(file)), { recursive: true });
      writeFileSync(join(below, file), text);
    }
  });

  afterAll(() => rmSync(below, { recursive: true }));

  test("is inferred from its constant", () => {
    const said = compiled(`../${basename(below)}/test/soap/OrderService/operations.gen.js`, [
      'import type { SoapOperation } from "../runtime/soap/operation.js";',
      'import type { SoapDetail, SoapInput, SoapOutput } from "../runtime/soap/values.js";',
      "declare function call<Operation extends SoapOperation>(operation: Operation, input: SoapInput<Operation>): { answer: SoapOutput<Operation>; detail: SoapDetail<Operation> };",
      "declare const place: typeof types.place;",
      "declare const deleteOperation: typeof types.deleteOperation;",
      'const { answer, detail } = call(place, { value: "1", user: { value: "310724181" } });',
      "const number: string = answer.value; const refusal: string | undefined = detail.Refusal?.value;",
      'const nothing: undefined = call(deleteOperation, { value: "1" }).answer;',
      'call(place, { goods: "1", user: { value: "310724181" } });',
      'call(place, { value: "1" });',
      "answer.other;",
      "detail.Other;",
    ]);
    expect(said).toEqual([
      expect.stringContaining("'goods' does not exist in type '{ readonly value: string;"),
      expect.stringContaining("Property 'user' is missing in type '{ value: string; }'"),
      expect.stringContaining("Property 'other' does not exist on type 'PlaceResponse'"),
      expect.stringContaining("Property 'Other' does not exist on type"),
    ]);
  });
});
