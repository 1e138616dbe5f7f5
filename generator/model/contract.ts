import type { JsonObject } from "./json.js";
import type { SoapService } from "./soap.js";
import type { XmlModule } from "./xml.js";

/** What one system promises at one version, whatever format said so. */
export type Contract =
  | ApiContract
  | GraphqlContract
  | DatasetsContract
  | XmlContract
  | SoapContract
  | SoapCatalogueContract
  | RegistryContract;

interface ContractBase {
  readonly id: string;
  readonly title: string;
  /** Upstream's own version, empty where it states none. */
  readonly version: string;
  /** The pinned file it was read from, below `specs/`. */
  readonly spec: string;
}

/** An HTTP API. */
export interface ApiContract extends ContractBase {
  readonly kind: "api";
  /** The OpenAPI 3.1 document under public names, corrected by its overlay. */
  readonly document: JsonObject;
  readonly operations: readonly Operation[];
  /** Base URL by environment. */
  readonly servers: Readonly<Record<string, string>>;
  readonly auth: JsonObject;
  /** What it takes from one client, where that is known. */
  readonly limits?: JsonObject;
  /** What the relations of its resources lead to, by `group.name`; absent where none has any. */
  readonly relations?: Relations;
  /** Codes in the body of failures that pass, where the status alone does not tell. */
  readonly passingCodes?: readonly number[];
}

/** Operations by the name of a relation. */
export type Relations = Readonly<Record<string, readonly string[]>>;

/** One operation of an API. */
export interface Operation {
  /** `instances` of `instances.get`. */
  readonly group: string;
  /** `get` of `instances.get`. */
  readonly name: string;
  /** The operation this is in XML; the document has one for both. */
  readonly twinOf?: string;
  readonly method: string;
  /** Path template below the server. */
  readonly path: string;
  readonly summary?: string;
  readonly deprecated: boolean;
  /** Scopes it asks for: each entry a set that will do. */
  readonly scopes: readonly (readonly string[])[];
  /** Not in what upstream publishes, but worked out from the service's source, or from its documentation. */
  readonly origin?: "derived" | "documentation";
  /** What its API key must open, where it asks for one. */
  readonly apiKey?: string;
  /** Whether sending it twice does no more than sending it once, where its method does not tell. */
  readonly idempotent?: boolean;
  /** How the pages of its answers follow one another; absent when all is in one. */
  readonly paging?: Paging;
  readonly parameters: readonly Parameter[];
  readonly body?: Message & {
    readonly required: boolean;
    /** The service takes none without a `Content-Length`. */
    readonly sized?: true;
  };
  /** The media type that is asked for, where it is not as usual. */
  readonly accept?: string;
  /** Answers by status, in order; `default` last. */
  readonly answers: readonly (Message & { readonly status: string })[];
}

/** What a request says outside its body. */
export interface Parameter {
  readonly in: "path" | "query" | "header";
  readonly name: string;
  readonly required: boolean;
  /** How its value is written, where that is not OpenAPI's default. */
  readonly style?: "comma" | "deepObject" | "json";
}

/** How pages follow one another: the overlay's `x-paging`, and where the items are. */
export interface Paging {
  readonly by: PagingStyle;
  /** The style's own members, as the runtime takes them. */
  readonly options: JsonObject;
  /** Member of the answer that holds the items, or several with dots between; absent when the answer is the list. */
  readonly items?: string;
  /** The schema of one item. */
  readonly item: JsonObject;
}

/** Where the way to the next page stands: in the answer, in its headers, in the request's number or count, in the last item. */
export type PagingStyle = "token" | "link" | "header" | "number" | "offset" | "sequence";

/** What is sent or answered. */
export interface Message {
  /** Absent: nothing is sent. */
  readonly mediaType?: string;
  readonly schema?: JsonObject;
  /** It may be sent as the parts of a form as well. */
  readonly multipart?: true;
  /** The bytes are the content, not an encoding of values. */
  readonly binary: boolean;
}

/** A GraphQL service. */
export interface GraphqlContract extends ContractBase {
  readonly kind: "graphql";
  /** The schema's syntax tree. */
  readonly schema: JsonObject;
  /** Names of the types it defines. */
  readonly types: readonly string[];
  /** The syntax tree of our own operations and their fragments. */
  readonly documents: JsonObject;
  readonly operations: readonly GraphqlOperation[];
  /** Base URL by environment. */
  readonly servers: Readonly<Record<string, string>>;
  readonly auth: JsonObject;
  /** Path of queries and mutations below the server. */
  readonly path: string;
  /** Path of subscriptions below the server. */
  readonly stream: string;
}

/** One operation of ours on a GraphQL service. */
export interface GraphqlOperation {
  /** `dialogs` of `dialogs.search`, which the document calls `dialogs_search`. */
  readonly group: string;
  /** `search` of `dialogs.search`. */
  readonly name: string;
  readonly kind: "query" | "mutation" | "subscription";
  /** What is sent: the operation and the fragments it uses, in as few characters as may be. */
  readonly document: string;
  /** The fields it asks for at the root. */
  readonly fields: readonly string[];
  readonly summary?: string;
  readonly variables: "none" | "optional" | "required";
  /** Scopes it asks for: each entry a set that will do. */
  readonly scopes: readonly (readonly string[])[];
  /** It takes a token of its own in place of the client's; what its options call it. */
  readonly token?: string;
}

/** The datasets of data.altinn.no. */
export interface DatasetsContract extends ContractBase {
  readonly kind: "datasets";
  readonly datasets: readonly Dataset[];
  /** JSON Schemas of the datasets' rich values, by public type name. */
  readonly schemas: JsonObject;
  readonly statusCodes: readonly Code[];
  readonly errorCodes: readonly Code[];
}

/** A code and our name for it. */
export interface Code {
  readonly code: number;
  readonly name: string;
}

/** One dataset. */
export interface Dataset {
  /** Name on the wire. */
  readonly name: string;
  /** Public type name. */
  readonly type: string;
  readonly summary?: string;
  readonly values: readonly DatasetValue[];
  readonly parameters: readonly { readonly name: string; readonly type: string; readonly required: boolean }[];
  readonly contexts: readonly string[];
  readonly scopes: readonly string[];
  readonly requirements: readonly DatasetRequirement[];
  /** The name on the wire of the dataset whose data this is, too. */
  readonly aliasOf?: string;
  readonly open: boolean;
  /** It can be harvested without an accreditation. */
  readonly direct: boolean;
  readonly asynchronous: boolean;
  readonly consent: boolean;
  readonly deprecated: boolean;
  /** The day after which a deprecated one may be gone, where the list tells. */
  readonly sunset?: string;
  readonly maxValidDays?: number;
  readonly timeoutSeconds?: number;
}

/** A requirement made of who asks for a dataset. */
export interface DatasetRequirement {
  readonly type: string;
  /** Service contexts it applies to; left out, all of them. */
  readonly contexts?: readonly string[];
  /** When it fails, the dataset is skipped. */
  readonly skips?: true;
  /** Maskinporten scopes it asks for, all of them. */
  readonly scopes?: readonly string[];
}

/** One value of a dataset. */
export interface DatasetValue {
  readonly name: string;
  readonly valueType: string;
  /** Upstream's own, where it was kept. */
  readonly description?: string;
  /** The public type of a rich value, where its schema is known. */
  readonly schema?: string;
}

/** The types of one XML namespace, or of one form's data model. */
export interface XmlContract extends ContractBase {
  readonly kind: "xml";
  readonly module: XmlModule;
}

/** One contract over SOAP on one channel. */
export interface SoapContract extends ContractBase {
  readonly kind: "soap";
  /** As its folder upstream is called: `CorrespondenceAgency`. */
  readonly contract: string;
  /** `Basic`, `WS`, `EC` or `AEC`; empty where there is one way only. */
  readonly channel: string;
  /** Year and month of the newest documents. */
  readonly age: string;
  readonly service: SoapService;
  /** What operations are called on a client, by their names on the wire. */
  readonly methods: Readonly<Record<string, string>>;
  /** URLs by environment, where one is published. */
  readonly endpoints: Readonly<Record<string, string>>;
  readonly differences: readonly AgeDifference[];
}

/** How an older age of a contract differs, by operation and by type, in few words. */
export interface AgeDifference {
  readonly age: string;
  readonly incomplete: boolean;
  readonly operations: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, string>>;
}

/** What is common to all services over SOAP. */
export interface SoapCatalogueContract extends ContractBase {
  readonly kind: "soap-catalogue";
  /** Codes of faults; some have no name. */
  readonly codes: readonly FaultCode[];
}

/** A code that a fault may have. */
export interface FaultCode {
  readonly code: number;
  readonly area: string;
  readonly name?: string;
}

/** Which namespaces there are modules of. It is not pinned: XML contracts tell it together. */
export interface RegistryContract extends ContractBase {
  readonly kind: "registry";
  /** Modules by namespace; of several the one to prefer first. */
  readonly modules: Readonly<Record<string, readonly XmlModule[]>>;
}
