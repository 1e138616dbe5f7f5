import type { Result } from "../result.js";
import type { PageOptions } from "../paging/paged.js";
import type { LinkPick } from "./links.js";
import type { HalLink, HalProblem, HalResource } from "./types.js";

type LinksOf<Resource extends HalResource> = NonNullable<Resource["_links"]>;

/** The relations a resource is known to have; any other may be followed too. */
export type RelationOf<Resource extends HalResource> = (keyof LinksOf<Resource> & string) | (string & {});

type LinkAt<Resource extends HalResource, Relation> = Relation extends keyof LinksOf<Resource>
  ? NonNullable<LinksOf<Resource>[Relation]> extends infer Links
    ? Links extends readonly (infer Link)[]
      ? Link
      : Links
    : never
  : never;

/** A link that says nothing of operations would be read as leading to any. */
type OperationsOf<Link> = [Link] extends [never]
  ? Unknown
  : Link extends HalLink<infer Target, infer Others>
    ? string extends Target
      ? Unknown
      : { readonly target: Target; readonly others: Others }
    : Unknown;

interface Unknown {
  readonly target: never;
  readonly others: never;
}

/** What following a relation calls when nothing else is said; `never` where that is not known. */
export type TargetOf<Resource extends HalResource, Relation> = OperationsOf<LinkAt<Resource, Relation>>["target"];

/** What may be called at the address a relation leads to. */
export type OperationAt<Resource extends HalResource, Relation> =
  TargetOf<Resource, Relation> | OperationsOf<LinkAt<Resource, Relation>>["others"];

/** A client's method by group and name. */
export type MethodOf<Client, Name> = Name extends `${infer Group}.${infer Method}`
  ? Group extends keyof Client
    ? Method extends keyof Client[Group]
      ? Client[Group][Method]
      : never
    : never
  : never;

/** What following brings: what the operation's own method would. */
export type Followed<Client, Name> = [MethodOf<Client, Name>] extends [never]
  ? Promise<Result<unknown, object, HalProblem>>
  : MethodOf<Client, Name> extends (...given: never[]) => infer Answer
    ? Answer
    : never;

/** How a link is followed. */
export interface LinkOptions extends PageOptions {
  /** Which of a relation's links, where it has several: by its place, its `name`, or whatever else tells. */
  readonly pick?: LinkPick;
}

/** What may be said of following to an operation: what its own method takes, of which the link already says the path. */
export type FollowOptions<Client, Name> = LinkOptions &
  ([MethodOf<Client, Name>] extends [never] ? AnyRequest : RequestOf<MethodOf<Client, Name>>);

type RequestOf<Method> = Method extends (request: infer Request, ...rest: never[]) => unknown
  ? Omit<Request, "path" | "query" | keyof LinkOptions> & PartOf<Request, "path"> & PartOf<Request, "query">
  : AnyRequest;

type PartOf<Request, Part extends string> = Request extends { readonly [Name in Part]?: infer Values }
  ? { readonly [Name in Part]?: Partial<NonNullable<Values>> }
  : { readonly [Name in Part]?: Variables };

type Variables = Readonly<Record<string, unknown>>;

interface AnyRequest {
  /** Variables of a templated link. */
  readonly path?: Variables;
  readonly query?: Variables;
  readonly header?: Variables;
  readonly body?: unknown;
}
