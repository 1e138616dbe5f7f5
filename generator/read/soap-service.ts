import { InputError } from "../errors.js";
import type { AgeDifference, SoapContract } from "../model/contract.js";
import { arrayAt, isObject, objectAt, textAt, type Json, type JsonObject } from "../model/json.js";
import type { SoapBinding, SoapMessage, SoapOperation, SoapPart, SoapPolicy, XmlRootRef } from "../model/soap.js";
import { splitRef } from "../model/xml.js";
import type { PinnedSpec } from "../specs.js";
import { readNames } from "./names.js";

/**
 * Reads a pinned service over SOAP.
 *
 * @throws {@link InputError} when an operation has no name in `names.json`, or the pin is not as `pull` writes it.
 */
export function readSoapService({ id, file, document, names }: PinnedSpec): SoapContract {
  const { methods } = readNames("methods", names, `${id}/names.json`);
  const required = (object: JsonObject, key: string): string => {
    const text = textAt(object, key);
    if (text === undefined) throw new InputError(`${file}: expected a text "${key}". Run "altinnkit pull ${id}".`);
    return text;
  };
  const operationOf = (operation: JsonObject): SoapOperation => {
    const name = required(operation, "name");
    if (!Object.hasOwn(methods, name))
      throw new InputError(`${id}/names.json: ${name} has no name. Run "altinnkit pull ${id}" to give it one.`);
    const { credentials, output } = operation;
    return {
      name,
      action: required(operation, "action"),
      input: messageOf(objectAt(operation, "input")),
      ...(isObject(output) && { output: messageOf(output) }),
      faults: partsOf(operation["faults"]),
      ...(isObject(credentials) && { credentials }),
      ...described(operation),
    };
  };
  const bindingOf = (binding: JsonObject): SoapBinding => ({
    name: required(binding, "name"),
    namespace: required(binding, "namespace"),
    portType: required(binding, "portType"),
    version: required(binding, "version") === "1.1" ? "1.1" : "1.2",
    policies: arrayAt(binding, "policies") as readonly SoapPolicy[],
    operations: arrayAt(binding, "operations").filter(isObject).map(operationOf),
  });
  return {
    kind: "soap",
    id,
    spec: file,
    title: textAt(document, "title") ?? id,
    version: "",
    contract: required(document, "contract"),
    channel: required(document, "channel"),
    age: required(document, "age"),
    service: {
      name: required(document, "name"),
      namespace: required(document, "namespace"),
      ports: arrayAt(document, "ports")
        .filter(isObject)
        .map((port) => ({ name: required(port, "name"), binding: bindingOf(objectAt(port, "binding")) })),
    },
    methods,
    endpoints: textsOf(document["endpoints"]),
    differences: arrayAt(document, "@differences").filter(isObject).map(differenceOf),
  };
}

function messageOf(message: JsonObject): SoapMessage {
  const [body, stream] = [textAt(message, "body"), textAt(message, "stream")];
  return {
    ...(body !== undefined && { body: rootOf(body) }),
    headers: partsOf(message["headers"]),
    ...(stream !== undefined && { stream }),
  };
}

function partsOf(parts: Json | undefined): readonly SoapPart[] {
  return Object.entries(textsOf(parts)).map(([name, element]) => ({ name, element: rootOf(element) }));
}

function rootOf(element: string): XmlRootRef {
  return splitRef(element);
}

function differenceOf(difference: JsonObject): AgeDifference {
  return {
    age: textAt(difference, "age") ?? "",
    incomplete: difference["incomplete"] === true,
    operations: textsOf(difference["operations"]),
    types: textsOf(difference["types"]),
  };
}

function described(object: JsonObject): { doc?: string } {
  const doc = textAt(object, "description");
  return doc === undefined ? {} : { doc };
}

function textsOf(value: Json | undefined): Readonly<Record<string, string>> {
  const texts = isObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(texts.flatMap(([key, text]) => (typeof text === "string" ? [[key, text]] : [])));
}
