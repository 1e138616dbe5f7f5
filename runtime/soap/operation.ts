import type { XmlRoot } from "../xml/table.js";

/** One operation of a service over SOAP, as generated. */
export interface SoapOperation<
  Input extends SoapMessage = SoapMessage,
  Output extends SoapMessage = SoapMessage,
  Faults extends SoapParts = SoapParts,
> {
  readonly name: string;
  /** The version of the envelope. */
  readonly version: "1.1" | "1.2";
  /** Value of `SOAPAction`, or of the media type's `action` in SOAP 1.2. */
  readonly action: string;
  /** What the endpoint asks for beyond the envelope. */
  readonly policies?: readonly SoapPolicy[];
  readonly input: Input;
  /** Absent when nothing is answered. */
  readonly output?: Output;
  /** The elements a fault may hold as its detail. */
  readonly faults?: Faults;
}

/** A WS-SecureConversation session, a user name token, attachments by MTOM, WS-Addressing headers. */
export type SoapPolicy = "secure-conversation" | "username-token" | "mtom" | "addressing";

/** What an envelope holds. */
export interface SoapMessage {
  /** The element in the body; absent when the body is empty. */
  readonly body?: XmlRoot<unknown>;
  readonly headers?: SoapParts;
}

/** Elements by the names that a WSDL gives them. */
export type SoapParts = Readonly<Record<string, XmlRoot<unknown>>>;

/** What the body of a message says; `undefined` when it is empty. */
export type SoapBody<Message extends SoapMessage> = Message extends { readonly body: XmlRoot<infer Body> }
  ? Body
  : undefined;

/** What the headers of a message say, or the details of faults, by name. */
export type SoapValues<Parts extends SoapParts> = {
  readonly [Name in keyof Parts]: Parts[Name] extends XmlRoot<infer Value> ? Value : never;
};

/** Ties an operation to the types of its messages. */
export function soapOperation<
  const Input extends SoapMessage,
  const Output extends SoapMessage,
  const Faults extends SoapParts,
>(operation: SoapOperation<Input, Output, Faults>): SoapOperation<Input, Output, Faults> {
  return operation;
}
