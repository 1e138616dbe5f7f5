import type { SoapBinding, SoapService } from "../../model/soap.js";
import { nameOf, parts, soapParts, versionOf, type WsdlNode } from "./nodes.js";
import type { WsdlContext } from "./resolve-messages.js";
import { resolveOperations } from "./resolve-operations.js";
import { resolvePolicies } from "./resolve-policies.js";

/** The bindings of SOAP over HTTP, by the element that declares them; others are reported. */
export function resolveBindings(context: WsdlContext): ReadonlyMap<WsdlNode, SoapBinding> {
  const { definitions } = context;
  return new Map(
    definitions.all("binding").flatMap((binding) => {
      const [soap] = soapParts(binding, "binding");
      const version = soap && versionOf(soap);
      if (!version || !isHttp(soap)) {
        definitions.unsupported(binding, "a binding that is not of SOAP over HTTP");
        return [];
      }
      const portType = definitions.find("portType", "type", binding);
      if (!portType) return [];
      const resolved: SoapBinding = {
        name: nameOf(binding),
        namespace: binding.scope.namespace,
        portType: nameOf(portType),
        version,
        policies: resolvePolicies(binding, definitions.policies),
        operations: resolveOperations(context, binding, portType),
      };
      return [[binding, resolved] as const];
    }),
  );
}

/** The services, with the ports whose bindings are of SOAP. */
export function resolveServices(
  { definitions }: WsdlContext,
  bindings: ReadonlyMap<WsdlNode, SoapBinding>,
): readonly SoapService[] {
  return definitions.services.map((service) => ({
    name: nameOf(service),
    namespace: service.scope.namespace,
    ports: parts(service, "port").flatMap((port) => {
      const declared = definitions.find("binding", "binding", port);
      const binding = declared && bindings.get(declared);
      const address = soapParts(port, "address")[0]?.attributes.get("location");
      return binding ? [{ name: nameOf(port), ...(address !== undefined && { address }), binding }] : [];
    }),
  }));
}

/** Whether a `soap:binding` says that it is over HTTP; some say nothing. */
function isHttp({ attributes }: WsdlNode): boolean {
  return /^$|\/http\/?$/i.test(attributes.get("transport") ?? "");
}
