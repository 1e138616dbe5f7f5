import type { Report } from "../../diagnostics.js";
import { InputError } from "../../errors.js";
import type { SoapBinding, SoapService } from "../../model/soap.js";
import type { XmlModule } from "../../model/xml.js";
import type { XsdOptions } from "../xsd/index.js";
import type { XsdFile } from "../xsd/parse-document.js";
import { readSchemas } from "../xsd/steps.js";
import { Definitions } from "./definitions.js";
import { gatherDefinitions } from "./gather-definitions.js";
import { requireElements } from "./require-elements.js";
import type { WantedElement, WsdlContext } from "./resolve-messages.js";
import { resolveBindings, resolveServices } from "./resolve-services.js";

/** How a set of WSDLs is read; {@link XsdOptions.find} finds what WSDLs import, too. */
export type WsdlOptions = Omit<XsdOptions, "roots">;

/** What a set of WSDLs declares. */
export interface ReadWsdl {
  readonly services: readonly SoapService[];
  /** All of SOAP, with those that no service has a port of. */
  readonly bindings: readonly SoapBinding[];
  /** One per namespace; their roots are the elements that messages refer to. */
  readonly modules: readonly XmlModule[];
}

/**
 * Reads WSDLs 1.1 and all they import.
 *
 * @throws {@link InputError} with file, line and column when a file is not a WSDL, or refers to what is not there.
 */
export function readWsdl(files: readonly XsdFile[], options: WsdlOptions): ReadWsdl {
  const { id, moduleOf } = options;
  const { report, missing } = watched(options.report);
  const gathered = gatherDefinitions(files, { ...options, report });
  if (gathered.definitions.length === 0)
    throw new InputError(`${files[0]?.name ?? id}:1:1: A WSDL was expected, and this has schemas only.`);
  const definitions = new Definitions(gathered, id, report);
  const elements = new Map<string, WantedElement>();
  const context: WsdlContext = { definitions, moduleOf, elements };
  const bindings = resolveBindings(context);
  const services = resolveServices(context, bindings);
  const read = readSchemas(gathered.schemas, { ...options, roots: new Set(elements.keys()), report });
  const modules = requireElements(context, read, missing());
  return { services, bindings: [...bindings.values()], modules };
}

/** A report that tells, too, whether anything was missing. */
function watched(report: Report): { readonly report: Report; readonly missing: () => boolean } {
  let missing = false;
  return {
    missing: () => missing,
    report: {
      add(code, ...rest) {
        missing ||= code === "xsd-missing" || code === "wsdl-missing";
        report.add(code, ...rest);
      },
    },
  };
}
