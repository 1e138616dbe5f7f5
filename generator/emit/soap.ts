import type { SourceFileStructure } from "ts-morph";
import { soapIndex } from "../../templates/soap-index.js";
import { soapOperations, type OperationExport } from "../../templates/soap-operations.js";
import { InputError } from "../errors.js";
import type { SoapContract } from "../model/contract.js";
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

/**
 * The files of a contract over SOAP: its operations, and the service with those by the names of a client's methods.
 *
 * @param modules - Those that the messages' elements are in.
 */
export function emitSoap(
  contract: SoapContract,
  modules: readonly XmlModule[],
): ReadonlyMap<string, SourceFileStructure> {
  const { id, service, methods, contract: name, channel } = contract;
  const operations = operationExports(id, service).map(({ constant, suffix, operation }) => ({
    constant,
    method: `${methods[operation.name]}${suffix}`,
  }));
  const constant = valueIdentifier(`${name}-${channel}`);
  return new Map([
    ...soapFiles(id, service, modules),
    [layout.soap.index, soapIndex({ contract, constant, operations })],
  ]);
}

/** A constant is the operation's name; where a service has several ports, with the version of SOAP or the port after it. */
function operationExports(
  id: string,
  { ports }: SoapService,
): readonly (OperationExport & { readonly suffix: string })[] {
  const versions = new Set(ports.map(({ binding }) => binding.version));
  const suffixOf = ({ name, binding }: SoapPort): string => {
    if (ports.length === 1) return "";
    return versions.size === ports.length ? `Soap${binding.version.replace(".", "")}` : pascalCase(words(name));
  };
  const exports = ports.flatMap((port) =>
    port.binding.operations.map((operation) => {
      const suffix = suffixOf(port);
      return { constant: constantName(`${valueIdentifier(operation.name)}${suffix}`), suffix, port, operation };
    }),
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
