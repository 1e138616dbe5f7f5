import { soapOperation, soapService, xmlRoot } from "altinnkit/codegen";

const namespace = "urn:example:files";

const table = {
  namespace,
  types: {
    Add: { content: { sequence: [{ element: "content", type: "xs:base64Binary" }] } },
    AddAnswer: { content: { sequence: [{ element: "id", type: "xs:string" }] } },
    AddAll: {
      content: {
        sequence: [
          { element: "systemUserName", type: "xs:string", min: 0 },
          { element: "systemPassword", type: "xs:string", min: 0 },
          { element: "file", type: "File", min: 0, max: "unbounded" },
        ],
      },
    },
    AddAllAnswer: { content: { sequence: [{ element: "id", type: "xs:string", min: 0, max: "unbounded" }] } },
    File: {
      content: {
        sequence: [
          { element: "name", type: "xs:string" },
          { element: "content", type: "xs:base64Binary", min: 0 },
        ],
      },
    },
    Get: { content: { sequence: [{ element: "id", type: "xs:string" }] } },
    GetAnswer: {
      content: {
        sequence: [
          { element: "content", type: "xs:base64Binary", min: 0, nillable: true },
          { element: "name", type: "xs:string", min: 0 },
        ],
      },
    },
    Trouble: {
      content: {
        sequence: [
          { element: "AltinnErrorMessage", type: "xs:string", min: 0 },
          { element: "ErrorGuid", type: "xs:string", min: 0 },
          { element: "ErrorID", type: "Number", min: 0 },
        ],
      },
    },
    Number: { base: "xs:int" },
  },
} as const;

interface File {
  readonly name: string;
  readonly content?: Uint8Array;
}

interface Trouble {
  readonly AltinnErrorMessage?: string;
  readonly ErrorGuid?: string;
  readonly ErrorID?: number;
}

const roots = {
  add: xmlRoot<{ readonly content: Uint8Array }>({ element: "Add", type: "Add", table }),
  addAnswer: xmlRoot<{ readonly id: string }>({ element: "AddResponse", type: "AddAnswer", table }),
  addAll: xmlRoot<{
    readonly systemUserName?: string;
    readonly systemPassword?: string;
    readonly file?: readonly File[];
  }>({ element: "AddAll", type: "AddAll", table }),
  addAllAnswer: xmlRoot<{ readonly id?: readonly string[] }>({
    element: "AddAllResponse",
    type: "AddAllAnswer",
    table,
  }),
  get: xmlRoot<{ readonly id: string }>({ element: "Get", type: "Get", table }),
  getAnswer: xmlRoot<{ readonly content?: Uint8Array | null; readonly name?: string }>({
    element: "GetResponse",
    type: "GetAnswer",
    table,
  }),
  folder: xmlRoot<string>({ element: "Folder", type: "xs:string", table }),
  password: xmlRoot<string>({ element: "Password", type: "xs:string", table }),
  trouble: xmlRoot<Trouble>({ element: "Trouble", type: "Trouble", table }),
};

const faults = { Trouble: roots.trouble };

/** Bytes inside the document. */
export const add = /*@__PURE__*/ soapOperation({
  name: "Add",
  version: "1.1",
  action: `${namespace}/Add`,
  input: { body: roots.add, headers: { Folder: roots.folder, Password: roots.password } },
  output: { body: roots.addAnswer },
  faults,
  credentials: { systemPassword: "Password" },
});

/** Many files in one document. */
export const addAll = /*@__PURE__*/ soapOperation({
  name: "AddAll",
  version: "1.2",
  action: `${namespace}/AddAll`,
  input: { body: roots.addAll },
  output: { body: roots.addAllAnswer },
  faults,
  credentials: { systemUserName: "systemUserName", systemPassword: "systemPassword" },
});

/** Bytes as they come. */
export const get = /*@__PURE__*/ soapOperation({
  name: "Get",
  version: "1.1",
  action: `${namespace}/Get`,
  input: { body: roots.get },
  output: { body: roots.getAnswer, stream: "content" },
  faults,
  idempotent: true,
});

/** The same bytes at once. */
export const getWhole = /*@__PURE__*/ soapOperation({ ...get, output: { body: roots.getAnswer } });

/** Nothing is answered. */
export const forget = /*@__PURE__*/ soapOperation({
  name: "Forget",
  version: "1.1",
  action: `${namespace}/Forget`,
  input: { body: roots.get },
});

/** Bytes beside the document. */
export const addBeside = /*@__PURE__*/ soapOperation({ ...add, policies: ["mtom"] });
export const addAllBeside = /*@__PURE__*/ soapOperation({ ...addAll, policies: ["mtom"] });

export const files = /*@__PURE__*/ soapService({
  id: "test/soap/files",
  endpoints: { tt02: "https://files.example.test/Files.svc" },
  operations: { add, addAll, get, getWhole, forget, addBeside, addAllBeside },
});
