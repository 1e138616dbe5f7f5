import {
  StructureKind,
  VariableDeclarationKind,
  type InterfaceDeclarationStructure,
  type SourceFileStructure,
} from "ts-morph";
import { docText, literal } from "./doc.js";

/** What `index.gen.ts` of an API shows. */
export interface ApiView {
  readonly title: string;
  /** Name of the descriptor, such as `storageV1`. */
  readonly name: string;
  readonly id: string;
  readonly servers: Readonly<Record<string, string>>;
  /** Upstream's own version, empty where it states none. */
  readonly version: string;
  readonly auth: object;
  readonly limits?: object;
  readonly passingCodes?: readonly number[];
  readonly groups: readonly GroupView[];
  /** Schemas mentioned. */
  readonly schemas: readonly string[];
  /** Schemas that are exported as values, too. */
  readonly constants: readonly string[];
  /** The runtime's types, as far as they are mentioned. */
  readonly runtimeTypes: readonly string[];
  /** Operations that relations lead to. */
  readonly relations?: Readonly<Record<string, readonly string[]>>;
}

/** Operations under one name. */
export interface GroupView {
  readonly name: string;
  readonly type: string;
  readonly operations: readonly OperationView[];
}

/** One operation. */
export interface OperationView {
  readonly id: string;
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string | undefined;
  readonly deprecated: boolean;
  readonly scopes: readonly (readonly string[])[];
  /** What it was worked out from, where it was. */
  readonly origin?: "derived" | "documentation";
  readonly apiKey?: string;
  readonly idempotent?: boolean;
  readonly statuses: readonly string[];
  /** Absent when the operation takes nothing. */
  readonly request?: { readonly type: string; readonly parts: readonly RequestPart[] };
  /** Code: one of the runtime's writers, or a call that makes one. */
  readonly body?: string;
  /** Query parameters that are not written as usual, and how they are. */
  readonly styles?: Readonly<Record<string, string>>;
  /** The media type asked for, where it is not as usual. */
  readonly accept?: string;
  /** It takes `ifMatch` or `ifNoneMatch`. */
  readonly conditional: boolean;
  /** One of the runtime's readers. */
  readonly answer?: "download" | "text";
  readonly data: string;
  readonly refusals: Refusals;
  readonly pages?: PagesView;
}

/** How the pages of an operation follow one another. */
export interface PagesView {
  /** One of the runtime's functions. */
  readonly pager: string;
  readonly options: object;
  /** Type of an item. */
  readonly item: string;
}

/** What is known of an operation's refusals. */
export interface Refusals {
  readonly byStatus: readonly (readonly [status: string, type: string])[];
  /** Of all that are not told by status. */
  readonly others?: string;
}

/** Parameters in one place, or the body. */
export interface RequestPart {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly doc?: string;
}

/** `index.gen.ts` of an API: the descriptor, the operations by name, and what each takes. */
export function apiIndex(view: ApiView): SourceFileStructure {
  const operations = view.groups.flatMap((group) => group.operations);
  return {
    kind: StructureKind.SourceFile,
    statements: [
      {
        kind: StructureKind.ImportDeclaration,
        namedImports: [
          ...codegenImports(operations),
          ...(view.limits ? ["limit"] : []),
          ...(view.passingCodes ? ["passingCodes"] : []),
          ...(view.relations ? ["hal"] : []),
          ...view.runtimeTypes.map((name) => `type ${name}`),
        ],
        moduleSpecifier: "altinnkit/codegen",
      },
      {
        kind: StructureKind.ImportDeclaration,
        isTypeOnly: true,
        namedImports: ["paths"],
        moduleSpecifier: "./paths.gen.js",
      },
      ...(view.schemas.length === 0
        ? []
        : [
            {
              kind: StructureKind.ImportDeclaration as const,
              isTypeOnly: true,
              namedImports: [...view.schemas],
              moduleSpecifier: "./schemas.gen.js",
            },
          ]),
      {
        kind: StructureKind.ExportDeclaration,
        isTypeOnly: true,
        namedExports: ["paths"],
        moduleSpecifier: "./paths.gen.js",
      },
      { kind: StructureKind.ExportDeclaration, isTypeOnly: true, moduleSpecifier: "./schemas.gen.js" },
      ...(view.constants.length === 0
        ? []
        : [
            {
              kind: StructureKind.ExportDeclaration as const,
              namedExports: [...view.constants],
              moduleSpecifier: "./schemas.gen.js",
            },
          ]),
      {
        kind: StructureKind.VariableStatement,
        isExported: true,
        declarationKind: VariableDeclarationKind.Const,
        docs: [`${docText(view.title)}.`],
        declarations: [{ name: view.name, initializer: descriptor(view) }],
      },
      operationsInterface(view.groups),
      ...view.groups.map(groupInterface),
      ...operations.flatMap(requestInterface),
    ],
  };
}

function codegenImports(operations: readonly OperationView[]): string[] {
  const writers = operations.flatMap(({ body }) => (body === undefined || body === "json" ? [] : functionsIn(body)));
  const readers = operations.flatMap(({ answer }) => answer ?? []);
  const pagers = operations.flatMap(({ pages }) => pages?.pager ?? []);
  const styled = operations.some(({ styles }) => styles !== undefined);
  const depending = operations.some(({ conditional }) => conditional);
  const helpers = [...(styled ? ["queryStyles"] : []), ...(depending ? ["conditions"] : [])];
  const imported = new Set([...writers, ...readers, ...pagers, ...helpers]);
  return [
    "api",
    "type CallOptions",
    "type Result",
    ...(pagers.length > 0 ? ["type Paged", "type PageOptions"] : []),
    ...imported,
    ...(imported.has("upload") || imported.has("sizedUpload") ? ["type Upload"] : []),
    ...(imported.has("download") ? ["type Download"] : []),
  ];
}

/** The runtime's functions that code calls or hands on. */
function functionsIn(code: string): readonly string[] {
  return code.replaceAll(/"[^"]*"/g, "").match(/\w+/g)!;
}

function descriptor({ id, servers, version, auth, limits, passingCodes, relations, groups }: ApiView): string {
  const operations = groups.map(({ name, operations }) => [name, object(Object.fromEntries(operations.map(wire)))]);
  const policies = [
    ...(limits ? [`/*@__PURE__*/ limit(${literal(limits)})`] : []),
    ...(passingCodes ? [`/*@__PURE__*/ passingCodes(${literal(passingCodes)})`] : []),
  ];
  const members = {
    id: literal(id),
    version: version ? literal(version) : undefined,
    servers: literal(servers),
    auth: literal(auth),
    policies: policies.length > 0 ? `[${policies.join(", ")}]` : undefined,
    operations: object(Object.fromEntries(operations)),
    methods: relations && `/*@__PURE__*/ hal(${literal(relations)})`,
  };
  return `/*@__PURE__*/ api<paths, Operations>(${object(members)})`;
}

function wire(operation: OperationView): [string, string] {
  const { name, method, path, body, styles, conditional, accept, answer, pages, deprecated, scopes, idempotent } =
    operation;
  const members = {
    method: literal(method),
    path: literal(path),
    // Not the names but what they import: a bundle leaves out what no API in it needs.
    body: body === "json" ? literal(body) : body?.replace(/^(?=\w+\()/, "/*@__PURE__*/ "),
    query: styles && `/*@__PURE__*/ queryStyles(${literal(styles)})`,
    accept: accept && literal(accept),
    conditions: conditional ? "conditions" : undefined,
    answer,
    pages: pages && `/*@__PURE__*/ ${pages.pager}(${literal(pages.options)})`,
    deprecated: deprecated ? "true" : undefined,
    scopes: scopes.length > 0 ? literal(scopes) : undefined,
    idempotent: idempotent === undefined ? undefined : literal(idempotent),
  };
  return [name, object(members)];
}

/** An object literal out of code; members without any are left out. */
function object(members: Readonly<Record<string, string | undefined>>): string {
  const written = Object.entries(members).flatMap(([name, code]) => (code ? [`${literal(name)}: ${code}`] : []));
  return `{ ${written.join(", ")} }`;
}

function operationsInterface(groups: readonly GroupView[]): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: "Operations",
    docs: ["Every operation, by group and name."],
    properties: groups.map(({ name, type }) => ({ name, type, isReadonly: true })),
  };
}

function groupInterface({ name, type, operations }: GroupView): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: type,
    docs: [`The operations of \`${name}\`.`],
    methods: operations.map((operation) => ({
      name: operation.name,
      docs: [documentation(operation)],
      parameters: [
        ...requestParameter(operation),
        { name: "options", type: operation.pages ? "PageOptions" : "CallOptions", hasQuestionToken: true },
      ],
      returnType: returnType(operation),
    })),
  };
}

function returnType({ data, pages, refusals: { byStatus, others } }: OperationView): string {
  const members = byStatus.map(([status, type]) => `${status}: ${type}`);
  const told = members.length > 0 || others !== undefined ? [`{ ${members.join("; ")} }`] : [];
  const result = [data, ...told, ...(others === undefined ? [] : [others])];
  return pages ? `Paged<${[pages.item, ...result].join(", ")}>` : `Promise<Result<${result.join(", ")}>>`;
}

function requestParameter({ request }: OperationView): { name: string; type: string; hasQuestionToken: boolean }[] {
  if (request === undefined) return [];
  return [{ name: "request", type: request.type, hasQuestionToken: request.parts.every(({ required }) => !required) }];
}

function documentation(operation: OperationView): string {
  const { summary, method, path, statuses, pages, scopes, apiKey, deprecated, origin } = operation;
  const facts = `\`${method} ${path}\` answers ${statuses.join(", ")}.`;
  const lines = summary === undefined ? [facts] : [summary, "", facts];
  if (pages) lines.push("Answers in pages: `for await` comes to every item.");
  const sets = scopes.map((all) => all.map((scope) => `\`${scope}\``).join(" and "));
  if (sets.length > 0) lines.push(`Needs the scope ${sets.join(", or ")}.`);
  if (apiKey !== undefined) lines.push(apiKeyText(apiKey));
  if (origin !== undefined) lines.push(`Not in the published document: worked out from ${origins[origin]}.`);
  return docText([...lines, ...(deprecated ? ["", "@deprecated"] : [])].join("\n"));
}

const origins = { derived: "the service's source", documentation: "the documentation" };

function apiKeyText(resource: string): string {
  return resource === "OrgNrMustMatch"
    ? "Needs an API key of the organisation that calls."
    : `Needs an API key that opens \`${resource}\`.`;
}

function requestInterface({ id, request }: OperationView): InterfaceDeclarationStructure[] {
  if (request === undefined) return [];
  return [
    {
      kind: StructureKind.Interface,
      isExported: true,
      name: request.type,
      docs: [`What \`${id}\` takes.`],
      properties: request.parts.map(({ name, type, required, doc }) => ({
        name,
        docs: doc === undefined ? [] : [doc],
        type,
        hasQuestionToken: !required,
        isReadonly: true,
      })),
    },
  ];
}
