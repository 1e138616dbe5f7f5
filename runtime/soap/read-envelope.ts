import { Decoder } from "../xml/decoder.js";
import { XmlError } from "../xml/error.js";
import { decoderOptions, type ReadingOptions } from "../xml/from-xml.js";
import { expandedName, splitName } from "../xml/namespaces.js";
import type { XmlNode } from "../xml/node.js";
import { XmlReader } from "../xml/reader.js";
import type { XmlRoot } from "../xml/table.js";
import { envelopeToRead, type ReadEnvelope } from "./envelope.js";
import { faultOf, type SoapFault } from "./fault.js";
import { addressingNamespace, envelopeNamespaces, securityNamespace } from "./namespaces.js";
import { isCalled, valueOf } from "./nodes.js";
import type { SoapOperation } from "./operation.js";
import type { SoapContent, SoapDetail } from "./values.js";

/** What an envelope says: what the operation answers, or why it does not. */
export type SoapReading<Operation extends SoapOperation = SoapOperation> =
  | { readonly data: SoapContent<Operation>; readonly fault?: never }
  | { readonly data?: never; readonly fault: SoapFault<SoapDetail<Operation>> };

/**
 * Reads the answer of an operation, in an envelope of either version.
 *
 * @throws {@link XmlError} for anything else. It names elements, and never says their text.
 */
export function readEnvelope<const Operation extends SoapOperation>(
  operation: Operation,
  envelope: string | Uint8Array,
): SoapReading<Operation> {
  return settled(operation, decoded(operation, envelope)) as SoapReading<Operation>;
}

/** How envelopes are read: what a service has learned since its contract was pinned does no harm. */
export const leniently: ReadingOptions = { lenient: "keep", enumerations: "open" };

/** Both versions of the envelope an operation may be answered in. */
export function envelopesOf({ output }: SoapOperation): {
  readonly root: XmlRoot<ReadEnvelope>;
  readonly or: XmlRoot<ReadEnvelope>;
} {
  return { root: envelopeToRead("1.1", output), or: envelopeToRead("1.2", output) };
}

/** Decodes a whole envelope. */
export function decoded(
  operation: SoapOperation,
  envelope: string | Uint8Array,
  options: ReadingOptions = {},
): ReadEnvelope {
  const { root, or } = envelopesOf(operation);
  const decoder = new Decoder(new XmlReader(envelope), decoderOptions({ ...leniently, ...options, or }));
  return decoder.read(root) as ReadEnvelope;
}

/** What a decoded envelope says. */
export function settled(operation: SoapOperation, { Header, Body }: ReadEnvelope): SoapReading {
  const { output = {}, faults } = operation;
  const blocks = Header?.blocks ?? [];
  const unknown = blocks.find((block) => isMandatory(block) && !isUnderstood(block, operation));
  if (unknown) throw new XmlError("unknown-element", `The header ${unknown.name} must be understood, and is not.`);
  if (Body.fault) return { fault: faultOf(Body.fault, faults) };
  const [other] = Body.others ?? [];
  const wanted = output.body && expandedName(output.body.table.namespace, output.body.element);
  if (other || (wanted && Body.body === undefined)) {
    throw new XmlError("unknown-element", `The body holds ${other?.name ?? "nothing"}, not ${wanted ?? "nothing"}.`);
  }
  const headers = Object.entries(output.headers ?? {}).flatMap(([name, root]) => {
    const block = blocks.find((block) => isCalled(block, root));
    return block ? [[name, valueOf(block, root)]] : [];
  });
  const data = headers.length > 0 ? { ...(Body.body as object), ...Object.fromEntries(headers) } : Body.body;
  return { data };
}

/** @see [SOAP 1.2, section 5.2.3](https://www.w3.org/TR/soap12-part1/#soapmu) */
function isMandatory({ attributes }: XmlNode): boolean {
  return Object.values(envelopeNamespaces).some((namespace) =>
    /^(1|true)$/.test(attributes[expandedName(namespace, "mustUnderstand")] ?? ""),
  );
}

function isUnderstood(block: XmlNode, { output, policies = [] }: SoapOperation): boolean {
  if (Object.values(output?.headers ?? {}).some((root) => isCalled(block, root))) return true;
  const { namespace } = splitName(block.name);
  if (namespace === addressingNamespace) return policies.includes("addressing");
  const isSecured = policies.includes("username-token") || policies.includes("secure-conversation");
  return namespace === securityNamespace && isSecured;
}
