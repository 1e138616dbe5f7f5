/** A service over SOAP, and the ports it is reached by. */
export interface SoapService {
  readonly name: string;
  /** The target namespace of the document that declares it. */
  readonly namespace: string;
  readonly ports: readonly SoapPort[];
}

/** A binding at an address. */
export interface SoapPort {
  readonly name: string;
  /** As the WSDL has it: often a host nobody outside can reach. */
  readonly address?: string;
  readonly binding: SoapBinding;
}

/** A port type over one version of SOAP. */
export interface SoapBinding {
  readonly name: string;
  /** The target namespace of the document that declares it. */
  readonly namespace: string;
  readonly portType: string;
  readonly version: SoapVersion;
  /** What its policy asks for, of what we know. */
  readonly policies: readonly SoapPolicy[];
  readonly operations: readonly SoapOperation[];
}

/** The version of the envelope. */
export type SoapVersion = "1.1" | "1.2";

/** A WS-SecureConversation session, a user name token, attachments by MTOM, WS-Addressing headers. */
export type SoapPolicy = "secure-conversation" | "username-token" | "mtom" | "addressing";

/** One operation in the style document/literal, the only one we express. */
export interface SoapOperation {
  readonly name: string;
  /** Value of `SOAPAction`, or of the media type's `action` in SOAP 1.2; it may be empty. */
  readonly action: string;
  readonly input: SoapMessage;
  /** Absent when nothing is answered. */
  readonly output?: SoapMessage;
  readonly faults: readonly SoapPart[];
  /** Elements of the input that are credentials: what they are, and what the contract calls them. */
  readonly credentials?: SoapCredentials;
  readonly doc?: string;
}

/** Credentials by what they are: properties of a message's body, or header blocks. */
export interface SoapCredentials {
  readonly systemUserName?: string;
  readonly systemPassword?: string;
  readonly userName?: string;
  readonly userPassword?: string;
  readonly userSSN?: string;
  readonly userPinCode?: string;
  readonly authMethod?: string;
}

/** What an envelope holds. */
export interface SoapMessage {
  /** The element in the body; absent when the body is empty. */
  readonly body?: XmlRootRef;
  readonly headers: readonly SoapPart[];
  /** The element in an answer's root whose bytes are a stream. */
  readonly stream?: string;
}

/** A header block, or the detail of a fault. */
export interface SoapPart {
  readonly name: string;
  readonly element: XmlRootRef;
}

/** A root element of a module. */
export interface XmlRootRef {
  /** The module's id. */
  readonly module: string;
  /** The element's local name. */
  readonly name: string;
}
