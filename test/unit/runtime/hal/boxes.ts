import { connect, type ConnectOptions } from "altinnkit";
import {
  api,
  download,
  hal,
  jsonAs,
  text,
  type CallOptions,
  type Download,
  type HalLink,
  type HalProblem,
  type ODataFilter,
  type ODataOrder,
  type Result,
} from "altinnkit/codegen";

/** A message, with links of each kind. */
export interface Message {
  readonly MessageId: string;
  readonly _links?: {
    readonly self?: HalLink<"messages.get", "messages.update" | "messages.delete">;
    readonly form?: readonly HalLink<"forms.get">[];
    readonly attachment?: readonly HalLink<"attachments.get">[];
    readonly print?: HalLink<"messages.print">;
    readonly rights?: HalLink<"rights.list">;
    readonly portalview?: HalLink;
  };
}

export interface Messages {
  readonly _links: { readonly self: HalLink<"messages.list">; readonly find: HalLink<"messages.get"> };
  readonly _embedded: { readonly messages: readonly Message[] };
}

type Answer<Data> = Promise<Result<Data, object, HalProblem>>;

interface Fields {
  readonly Subject: string;
  readonly ServiceEdition: number;
  readonly CreatedDate: Date;
}

export interface Query {
  readonly $filter?: ODataFilter<Fields>;
  readonly $orderby?: ODataOrder<keyof Fields>;
  readonly language?: number;
}

interface One {
  readonly path: { readonly who: string; readonly messageId: string };
}

export interface Operations {
  readonly messages: {
    list(request: { path: { who: string }; query?: Query }, options?: CallOptions): Answer<Messages>;
    get(request: One, options?: CallOptions): Answer<Message>;
    update(request: One & { body: { Type: string } }, options?: CallOptions): Answer<undefined>;
    delete(request: One, options?: CallOptions): Answer<undefined>;
    print(request: One, options?: CallOptions): Answer<Download>;
  };
  readonly forms: { get(request: { path: { formId: string } }, options?: CallOptions): Answer<string> };
  readonly attachments: { get(request: { path: { id: string } }, options?: CallOptions): Answer<Download> };
  readonly rights: {
    list(request: { path: { who: string } }, options?: CallOptions): Answer<{ Rights: string[] }>;
    listOf(request: { path: { who: string; to: string } }, options?: CallOptions): Answer<{ Of: string[] }>;
  };
}

const one = "/{who}/messages/{messageId}";
const accept = "application/hal+json";
const body = jsonAs("application/hal+json");

/** An API like Altinn II's, small enough to look through. */
export const boxesV1 = api<never, Operations>({
  id: "test/boxes/v1",
  servers: { prod: "https://www.boxes.test/api" },
  auth: { token: "maskinporten" },
  operations: {
    messages: {
      list: { method: "GET", path: "/{who}/messages", accept },
      get: { method: "GET", path: one, accept },
      update: { method: "PUT", path: one, body },
      delete: { method: "DELETE", path: one },
      print: { method: "GET", path: `${one}/print`, answer: download },
    },
    forms: { get: { method: "GET", path: "/forms/{formId}", accept: "application/xml", answer: text } },
    attachments: { get: { method: "GET", path: "/attachments/{id}", answer: download } },
    rights: {
      list: { method: "GET", path: "/{who}/rights", accept },
      listOf: { method: "GET", path: "/{who}/delegations/{to}/rights", accept },
    },
  },
  methods: hal({
    find: ["messages.get"],
    form: ["forms.get"],
    attachment: ["attachments.get"],
    print: ["messages.print"],
    rights: ["rights.list", "rights.listOf"],
  }),
});

/** A client of the small API at an address. */
export const boxes = (baseUrl: string, options: Partial<ConnectOptions> = {}) =>
  connect(boxesV1, { environment: "custom", baseUrl, policies: [], ...options });
