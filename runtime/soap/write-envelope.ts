import { ArgumentError } from "../errors.js";
import { Encoder } from "../xml/encoder.js";
import { XmlError } from "../xml/error.js";
import type { XmlNode } from "../xml/node.js";
import { isRecord } from "../xml/objects.js";
import { encoderOptions } from "../xml/to-xml.js";
import type { EncoderOptions } from "../xml/value-encoder.js";
import { XmlWriter } from "../xml/writer.js";
import { addressingHeaders } from "./addressing.js";
import { credential, ownCredentials } from "./credentials.js";
import { envelopeToWrite, type WrittenEnvelope } from "./envelope.js";
import type { SoapOperation } from "./operation.js";
import { usernameToken } from "./username-token.js";
import type { SoapCredentials, SoapInput, SoapRole } from "./values.js";

/** What an envelope says beside its operation's input. */
export interface EnvelopeOptions<Role extends string = string> {
  readonly credentials?: SoapCredentials<Role>;
  /** The address it is sent to, for an operation that has it in a header. */
  readonly endpoint: string;
}

/**
 * Writes the envelope that asks for an operation, for a transport of one's own. Nothing in it is signed.
 *
 * @param input - Bytes as `Uint8Array`.
 * @throws {@link ArgumentError} for an input that is not as the contract says.
 * @throws {@link ConfigurationError} for credentials that are not there.
 */
export function writeEnvelope<const Operation extends SoapOperation>(
  operation: Operation,
  input: SoapInput<Operation>,
  options: EnvelopeOptions<SoapRole<Operation>>,
): string {
  return envelopeText(operation, input, options);
}

/** @param binary - Writes bytes in another way than as base64. */
export function envelopeText(
  operation: SoapOperation,
  input: unknown,
  options: EnvelopeOptions,
  binary?: EncoderOptions["binary"],
): string {
  const writer = new XmlWriter();
  try {
    const encoder = new Encoder(writer, { ...encoderOptions({}), ...(binary && { binary }) });
    encoder.write(envelopeToWrite(operation), messageOf(operation, input, options));
  } catch (error) {
    throw error instanceof XmlError ? new ArgumentError(operation.name, error.message) : error;
  }
  return writer.finish('<?xml version="1.0" encoding="utf-8"?>\n');
}

function messageOf(
  operation: SoapOperation,
  input: unknown,
  { credentials = {}, endpoint }: EnvelopeOptions,
): WrittenEnvelope {
  const { body, headers = {} } = operation.input;
  const own = ownCredentials(operation, credentials);
  const header: Record<string, unknown> = {};
  const inside: Record<string, unknown> = {};
  for (const [name, value] of Object.entries({ ...(isRecord(input) ? input : {}), ...own })) {
    (Object.hasOwn(headers, name) ? header : inside)[name] = value;
  }
  const blocks = extraHeaders(operation, credentials, endpoint);
  if (blocks.length > 0) header["blocks"] = blocks;
  const hasHeader = blocks.length > 0 || Object.keys(headers).length > 0;
  return {
    ...(hasHeader && { Header: header }),
    Body: body ? { body: input === undefined || isRecord(input) ? inside : input } : {},
  };
}

function extraHeaders(operation: SoapOperation, credentials: SoapCredentials, endpoint: string): readonly XmlNode[] {
  const { name, policies = [] } = operation;
  const blocks = policies.includes("addressing") ? [...addressingHeaders(operation, endpoint)] : [];
  if (policies.includes("username-token")) {
    const [user, password] = ["systemUserName", "systemPassword"].map((role) => credential(credentials, role, name));
    blocks.push(usernameToken(operation, user ?? "", password ?? ""));
  }
  return blocks;
}
