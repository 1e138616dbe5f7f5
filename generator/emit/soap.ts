import type { SourceFileStructure } from "ts-morph";
import { soapOperations, type OperationExport } from "../../templates/soap-operations.js";
import { InputError } from "../errors.js";
import { isReservedWord } from "../model/naming/reserved.js";
import { pascalCase, valueIdentifier, words } from "../model/naming/words.js";
import type { SoapPort, SoapService, XmlRootRef } from "../model/soap.js";
import { typeRef, type XmlModule } from "../model/xml.js";
import { layout } from "./layout.js";
import { rootExports } from "./xml.js";

/**
 * The files of a SOAP service: a descriptor per operation of its ports; none where it has no operation.
 *
 * @param id - The contract of the service.
 * @param modules - Those that the messages' elements are in.
 */
export function soapFiles(
  id: string,
  service: SoapService,
  modules: readonly XmlModule[],
): ReadonlyMap<string, SourceFileStructure> {
  const constants = new Map(
    modules.flatMap((module) =>
      rootExports(module).map(({ root, constant }) => [typeRef(module.id, root.name), constant] as const),
    ),
  );
  const constantOf = ({ module, name }: XmlRootRef): string => {
    const constant = constants.get(typeRef(module, name));
    if (constant === undefined) throw new InputError(`${id}: ${module} has no root element ${name}.`);
    return constant;
  };
  const operations = operationExports(id, service);
  if (operations.length === 0) return new Map();
  return new Map([[layout.soap.operations, soapOperations(id, operations, constantOf)]]);
}

/** A constant is the operation's name; where a service has several ports, with the version of SOAP or the port after it. */
function operationExports(id: string, { ports }: SoapService): readonly OperationExport[] {
  const versions = new Set(ports.map(({ binding }) => binding.version));
  const suffix = ({ name, binding }: SoapPort): string => {
    if (ports.length === 1) return "";
    return versions.size === ports.length ? `Soap${binding.version.replace(".", "")}` : pascalCase(words(name));
  };
  const exports = ports.flatMap((port) =>
    port.binding.operations.map((operation) => ({
      constant: constantName(`${valueIdentifier(operation.name)}${suffix(port)}`),
      port,
      operation,
    })),
  );
  const names = exports.map(({ constant }) => constant);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new InputError(`${id}: two operations would be called ${twice}.`);
  return exports;
}

function constantName(name: string): string {
  // Beside the language's own words, what the file imports.
  return isReservedWord(name) || /^(?:soapOperation|x\d+)$/.test(name) ? `${name}Operation` : name;
}
