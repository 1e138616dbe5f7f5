import { printDocument, type SyntaxNode } from "./print-document.js";

/**
 * A document with the types of what it brings and takes, as graphql-codegen and gql.tada make them: a
 * `TypedDocumentNode` or a `TypedDocumentString`. As plain text it brings `unknown`.
 *
 * @see [TypedDocumentNode](https://github.com/dotansimha/graphql-typed-document-node)
 */
export type TypedDocument<Data, Variables> =
  string | ((TextObject | SyntaxNode) & { __apiType?: (variables: Variables) => Data });

interface TextObject {
  readonly length: number;
  toString(): string;
}

/** What is sent of a document. */
export function textOf(document: TypedDocument<unknown, never>): string {
  if (typeof document === "object" && "kind" in document) return printDocument(document);
  return String(document);
}
