/** Where upstream publishes something, in which format, and where it runs. */
export interface Source {
  /** One id, four places: folder in `specs/`, folder in `generated/`, import subpath, name in messages. */
  readonly id: string;
  /** A set of WSDLs gives many contracts; any other source gives the one it is called as. */
  readonly format: "openapi" | "graphql" | "evidence-codes" | "xsd" | "wsdl";
  /** What we call it; upstream's own titles are only compared, never kept. */
  readonly title: string;
  /** The first document is the contract itself, or the first of the parts it is published in; others complete it. */
  readonly documents: readonly [SourceDocument, ...SourceDocument[]];
  readonly api?: ApiSource;
  /** Contracts that may have the same operations; what those call them, this one does too. Best first. */
  readonly namesFrom?: readonly string[];
}

/** One document upstream publishes. */
export interface SourceDocument {
  /** Short name, unique within the source. */
  readonly name: string;
  /** A path, where it is a file of the project. */
  readonly url: string;
  /** Path below a mirror folder that stands in for the URL. */
  readonly mirror: string;
  /** The mirror holds a document worked out from upstream's source code, not the one upstream publishes. */
  readonly mirrorDerived?: true;
  /**
   * Worked out from the service's source or documentation, it completes what is published and is published nowhere
   * itself: it comes from a mirror, and without one what the earlier pin had of it stays.
   */
  readonly supplement?: true;
  /** Text that only this document has: its `info.title`, root element, or a root field. Guards against a mixed-up URL. */
  readonly identity?: string;
  /** Base of its paths, where it writes none and it is not the server's. */
  readonly below?: string;
  /** What to do when it cannot be fetched, where that is not to change the source. */
  readonly remedy?: string;
}

/** What a document does not say, or says wrongly, of where and how its API runs. */
export interface ApiSource {
  /** Base URL per environment, without a slash at the end, with {@link ApiSource.basePath} included. */
  readonly servers: Readonly<Record<string, string>>;
  /** Prefix of every path that belongs to the server; moved from the paths to the base URL. */
  readonly basePath?: string;
  /** The document is what an app says of itself, with the faults all of those have. */
  readonly ownDocument?: true;
  /** Its documents are written by hand, with the faults that no tool makes. */
  readonly handWritten?: true;
  /** Beginnings of the paths that belong to this API, where its document describes others too. */
  readonly only?: readonly string[];
  /** Beginnings of those that do not. */
  readonly except?: readonly string[];
  readonly auth: {
    readonly token: "altinn" | "maskinporten" | "none";
    readonly subscriptionKey?: true;
    readonly ownToken?: true;
  };
  /** What a GraphQL schema leaves out of its service. */
  readonly graphql?: GraphqlSource;
}

/** How a GraphQL service is reached. */
export interface GraphqlSource {
  /** Path of queries and mutations below the server. */
  readonly path: string;
  /** Path of subscriptions, as server-sent events. */
  readonly stream: string;
  /** What its `@authorize` policies ask for, by name. */
  readonly policies: Readonly<Record<string, GraphqlPolicy>>;
}

/** What one policy asks for. */
export interface GraphqlPolicy {
  /** Sets of scopes, any of which will do. */
  readonly scopes?: readonly (readonly string[])[];
  /** A token of its own in place of the client's; what an operation's options call it. */
  readonly token?: string;
}
