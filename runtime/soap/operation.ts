import type { XmlRoot } from "../xml/table.js";

/** One operation of a service over SOAP, as generated. */
export interface SoapOperation {
  readonly name: string;
  /** The version of the envelope. */
  readonly version: "1.1" | "1.2";
  /** Value of `SOAPAction`, or of the media type's `action` in SOAP 1.2. */
  readonly action: string;
  /** What the endpoint asks for beyond the envelope. */
  readonly policies?: readonly SoapPolicy[];
  readonly input: SoapMessage;
  /** Absent when nothing is answered. */
  readonly output?: SoapMessage;
  /** The elements a fault may hold as its detail. */
  readonly faults?: SoapParts;
  /**
   * Which of the input is credentials: properties of its body or its headers, by what they are, such as
   * `{ systemPassword: "SystemPassword" }`.
   */
  readonly credentials?: Readonly<Record<string, string>>;
  /** Sending it twice does no more than sending it once. */
  readonly idempotent?: true;
}

/** A WS-SecureConversation session, a user name token, attachments by MTOM, WS-Addressing headers. */
export type SoapPolicy = "secure-conversation" | "username-token" | "mtom" | "addressing";

/** What an envelope holds. */
export interface SoapMessage {
  /** The element in the body; absent when the body is empty. */
  readonly body?: XmlRoot<unknown>;
  /** Header blocks. No property of the body is called as one of them. */
  readonly headers?: SoapParts;
  /** The property of an answer's body whose bytes are handed over as they come. */
  readonly stream?: string;
}

/** Elements by the names that a WSDL gives them. */
export type SoapParts = Readonly<Record<string, XmlRoot<unknown>>>;

/** Keeps the types of an operation's messages. */
export function soapOperation<const Operation extends SoapOperation>(operation: Operation): Operation {
  return operation;
}
