import {
  api,
  download,
  upload,
  uploadAs,
  type CallOptions,
  type Download,
  type Result,
  type Upload,
} from "altinnkit/codegen";

/** A descriptor as the generator writes them, of an API that is nobody's. */
export const archiveV1 = /*@__PURE__*/ api<ArchivePaths, ArchiveOperations>({
  id: "test/archive/v1",
  servers: { tt02: "https://archive.tt02.example/api/v1", prod: "https://archive.example/api/v1" },
  auth: { token: "altinn" },
  operations: {
    people: {
      get: { method: "GET", path: "/people/{ssn}" },
      list: { method: "GET", path: "/people" },
      count: { method: "GET", path: "/people/count" },
      add: { method: "POST", path: "/people", body: "json" },
      remove: { method: "DELETE", path: "/people/{ssn}" },
      freeze: { method: "POST", path: "/people/{ssn}/freeze" },
    },
    files: {
      add: { method: "POST", path: "/files", body: upload },
      addBytes: { method: "POST", path: "/files", body: /*@__PURE__*/ uploadAs("application/octet-stream", upload) },
      download: { method: "GET", path: "/files/{id}", answer: download },
    },
  },
});

export interface Person {
  readonly name: string;
}

export interface Problem {
  readonly title?: string;
  readonly status?: number;
}

export interface ArchiveOperations {
  readonly people: {
    get(request: { readonly path: { ssn: string } }, options?: CallOptions): Promise<Result<Person, object, Problem>>;
    list(
      request?: {
        readonly query?: { tag?: string[]; filter?: Record<string, string> };
        readonly header?: { "If-Match"?: string };
      },
      options?: CallOptions,
    ): Promise<Result<Person[], object, Problem>>;
    count(options?: CallOptions): Promise<Result<number, object, Problem>>;
    add(request: { readonly body: Person }, options?: CallOptions): Promise<Result<Person, object, Problem>>;
    freeze(
      request: { readonly path: { ssn: string } },
      options?: CallOptions,
    ): Promise<Result<undefined, object, Problem>>;
    remove(
      request: { readonly path: { ssn: string } },
      options?: CallOptions,
    ): Promise<Result<undefined, object, Problem>>;
  };
  readonly files: {
    add(request: { readonly body: Upload }, options?: CallOptions): Promise<Result<undefined, object, Problem>>;
    addBytes(request: { readonly body: Upload }, options?: CallOptions): Promise<Result<undefined, object, Problem>>;
    download(
      request: { readonly path: { id: string } },
      options?: CallOptions,
    ): Promise<Result<Download, object, Problem>>;
  };
}

export interface ArchivePaths {
  "/people/{ssn}": {
    parameters: { query?: never; header?: never; path: { ssn: string }; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path: { ssn: string }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": Person } };
        404: { headers: { [name: string]: unknown }; content: { "application/json": Problem } };
      };
    };
  };
}
