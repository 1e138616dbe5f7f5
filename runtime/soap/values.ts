import type { Download } from "../download.js";
import type { Upload } from "../upload.js";
import type { XmlRoot } from "../xml/table.js";
import type { SoapMessage, SoapOperation, SoapParts } from "./operation.js";

/**
 * What an operation takes: the properties of its body and its header blocks, without the credentials. Bytes may be given
 * as an upload, and are then sent as they come.
 */
export type SoapInput<Operation extends SoapOperation> = Sent<MessageOf<Operation["input"]>, CredentialOf<Operation>>;

/** What an operation answers: the properties of its body and its header blocks; `undefined` where nothing is answered. */
export type SoapContent<Operation extends SoapOperation> = Operation extends { readonly output: infer Output }
  ? MessageOf<Output>
  : undefined;

/** What a call brings: what its operation answers, with bytes that are many as a download. */
export type SoapOutput<Operation extends SoapOperation> = Operation extends { readonly output: infer Output }
  ? Answered<MessageOf<Output>, Output>
  : undefined;

/** The details that an operation's faults may hold, by name. */
export type SoapDetail<Operation extends SoapOperation> = Operation extends {
  readonly faults: infer Faults extends SoapParts;
}
  ? { readonly [Name in keyof Faults]?: ValueOf<Faults[Name]> }
  : object;

/** The credentials an operation takes, by what they are, such as `systemPassword`. */
export type SoapRole<Operation extends SoapOperation> =
  | (Operation extends { readonly credentials: infer Credentials } ? keyof Credentials & string : never)
  | (Operation extends { readonly policies: readonly (infer Policy)[] }
      ? "username-token" extends Policy
        ? "systemUserName" | "systemPassword"
        : never
      : never);

/** Credentials by what they are. */
export type SoapCredentials<Role extends string = string> = { readonly [Name in Role]?: string };

type ValueOf<Root> = Root extends XmlRoot<infer Value> ? Value : never;

type MessageOf<Message> = BodyOf<Message> & HeadersOf<Message>;

type BodyOf<Message> = Message extends { readonly body: XmlRoot<infer Body> } ? Body : unknown;

type HeadersOf<Message> = Message extends { readonly headers: infer Headers }
  ? { readonly [Name in keyof Headers]: ValueOf<Headers[Name]> }
  : unknown;

type CredentialOf<Operation> = Operation extends { readonly credentials: infer Credentials }
  ? Credentials[keyof Credentials]
  : never;

// Each member of a union by itself.
type Sent<Message, Credential> = Message extends unknown
  ? { readonly [Name in keyof Message as Exclude<Name, Credential>]: Uploaded<Message[Name]> }
  : never;

type Uploaded<Value> = Value extends Uint8Array ? Value | Upload : { [Name in keyof Value]: Uploaded<Value[Name]> };

type Answered<Message, Output> = Output extends SoapMessage & { readonly stream: infer Stream }
  ? { [Name in keyof Message]: Name extends Stream ? Streamed<Message[Name]> : Message[Name] }
  : Message;

type Streamed<Value> = Value extends Uint8Array ? Download : Value;
