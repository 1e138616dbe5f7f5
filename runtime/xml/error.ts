/** What went wrong with a document; stable, for programs to tell cases apart. */
export type XmlErrorCode =
  | "doctype"
  | "encoding"
  | "limit"
  | "malformed"
  | "namespace"
  | "character"
  | "unknown-root"
  | "unknown-element"
  | "unknown-attribute"
  | "unknown-property"
  | "unexpected-element"
  | "unexpected-text"
  | "missing-element"
  | "missing-attribute"
  | "not-nillable"
  | "fixed-value"
  | "bad-value"
  | "bad-type"
  | "facet";

/** Where in the text an error stands: both count from 1, columns in UTF-16 code units. */
export interface XmlPosition {
  readonly line: number;
  readonly column: number;
}

/**
 * A document that is not well-formed XML, or that is not what its schema says.
 *
 * The message names elements and attributes, never their text: the text may be an identity number.
 */
export class XmlError extends Error {
  override readonly name = "XmlError";
  readonly code: XmlErrorCode;
  /** Absent when a value is written rather than a document read. */
  declare readonly line?: number;
  declare readonly column?: number;
  /** Local names from the root, such as `/melding/geek/navn` or `/melding/@orid`; absent for malformed XML. */
  declare readonly path?: string;

  constructor(code: XmlErrorCode, message: string, where: Partial<XmlPosition> & { readonly path?: string } = {}) {
    const { line, column, path } = where;
    const place = [path, line === undefined ? undefined : `line ${line}, column ${column}`].filter(Boolean).join(", ");
    super(place === "" ? message : `${place}: ${message}`);
    this.code = code;
    if (line !== undefined) this.line = line;
    if (column !== undefined) this.column = column;
    if (path !== undefined) this.path = path;
  }
}
