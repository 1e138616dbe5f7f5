import type { JsonObject } from "../../model/json.js";
import type { SoapMessage, SoapOperation, SoapPart, SoapPort, XmlRootRef } from "../../model/soap.js";
import { xmlModuleId } from "../../model/xml-module-id.js";
import { libraryOf, typeRef, type XmlElement, type XmlModule, type XmlParticle } from "../../model/xml.js";
import type { Age } from "./ages.js";
import { credentialsAmong } from "./credentials.js";

const streamType = typeRef(xmlModuleId("http://schemas.microsoft.com/Message"), "StreamBody");

/**
 * A service as we pin it: its ports and operations, with what the schemas tell of where credentials and streams stand.
 * The address is left out, as most name hosts that nobody outside can reach.
 *
 * @param moduleOf - The module that a root's module is in the edition of this age.
 */
export function serviceDocument(
  { contract, channel, date, service, modules }: Age,
  moduleOf: (id: string) => string,
): JsonObject {
  const writer = new ServiceWriter(modules, moduleOf);
  return {
    contract,
    channel,
    age: date,
    name: service.name,
    namespace: service.namespace,
    ports: service.ports.map((port) => writer.port(port)),
  };
}

class ServiceWriter {
  readonly #modules: readonly XmlModule[];
  readonly #moduleOf: (id: string) => string;

  constructor(modules: readonly XmlModule[], moduleOf: (id: string) => string) {
    this.#modules = modules;
    this.#moduleOf = moduleOf;
  }

  port({ name, binding }: SoapPort): JsonObject {
    const { operations, ...facts } = binding;
    const bound = { ...facts, operations: operations.map((operation) => this.#operation(operation)) };
    return { name, binding: bound };
  }

  #operation({ name, action, input, output, faults, doc }: SoapOperation): JsonObject {
    const inBody = this.#inside(input.body).map((element) => element.name);
    const credentials = credentialsAmong([...inBody, ...input.headers.map((header) => header.name)]);
    return {
      name,
      action,
      input: this.#message(input),
      ...(output && { output: { ...this.#message(output), ...this.#stream(output) } }),
      ...(faults.length > 0 && { faults: this.#parts(faults) }),
      ...(Object.keys(credentials).length > 0 && { credentials: { ...credentials } }),
      ...(doc !== undefined && { description: doc }),
    };
  }

  #message({ body, headers }: SoapMessage): JsonObject {
    return { ...(body && { body: this.#root(body) }), ...(headers.length > 0 && { headers: this.#parts(headers) }) };
  }

  #stream({ body }: SoapMessage): JsonObject {
    const stream = this.#inside(body).find(({ type }) => type === streamType)?.name;
    return stream === undefined ? {} : { stream };
  }

  #parts(parts: readonly SoapPart[]): JsonObject {
    return Object.fromEntries(parts.map(({ name, element }) => [name, this.#root(element)]));
  }

  #root({ module, name }: XmlRootRef): string {
    return typeRef(this.#moduleOf(module), name);
  }

  /** The elements that stand directly in a root. */
  #inside(root: XmlRootRef | undefined): readonly XmlElement[] {
    const declared = this.#modules.find(({ id }) => id === root?.module)?.roots.find(({ name }) => name === root?.name);
    const type = declared && libraryOf(this.#modules).get(declared.type);
    return type?.kind === "complex" && type.content ? elementsOf(type.content) : [];
  }
}

function elementsOf(particle: XmlParticle): readonly XmlElement[] {
  if (particle.kind === "element") return [particle];
  return particle.kind === "any" ? [] : particle.members.flatMap(elementsOf);
}
