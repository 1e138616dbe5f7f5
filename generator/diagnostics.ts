/** How bad a diagnostic is: `error` stops the run, `warning` is printed, `note` only with `--json`. */
export type Level = "error" | "warning" | "note";

/** The catalogue: every code a stage may report, its level and what it says. */
export const catalogue = {
  "overlay-stale": {
    level: "warning",
    says: "is no longer as the overlay expects; mend overlay.yaml before generating",
  },
  "operations-stale": {
    level: "warning",
    says: "no longer fits the schema; mend operations.graphql before generating",
  },
  "dan-value-unnamed": { level: "warning", says: "has no name of its own and is left out" },
  "dan-schema-missing": { level: "note", says: "publishes no JSON Schema for a jsonSchema value; its type is unknown" },
  "dan-schema-unreadable": {
    level: "warning",
    says: "publishes a JSON Schema that cannot be read; its type is unknown",
  },
  "xsd-missing": { level: "warning", says: "needs a schema that is not there; what it would declare is unknown" },
  "xsd-unsupported": { level: "warning", says: "uses an XSD construct that is not expressed yet; its type is unknown" },
  "wsdl-missing": { level: "warning", says: "needs a document that is not there; what it would declare is unknown" },
  "soap-ages": { level: "note", says: "is the newest age and was pinned; how older ones differ stands in the pin" },
  "wsdl-unsupported": { level: "warning", says: "uses a WSDL construct that is not expressed; it is left out" },
} as const satisfies Record<string, { level: Level; says: string }>;

/** The code of a diagnostic. */
export type DiagnosticCode = keyof typeof catalogue;

/** One thing a stage noticed, with the place it stands. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly level: Level;
  /** The contract's id. */
  readonly contract: string;
  /** JSON pointer, or `line:column` in an XSD. */
  readonly at: string;
  readonly detail?: string;
}

/** Where every stage reports what it cannot do. */
export interface Report {
  add(code: DiagnosticCode, contract: string, at: string, detail?: string): void;
}

/** Collects what stages report, in order. */
export class Diagnostics implements Report {
  readonly all: Diagnostic[] = [];

  add(code: DiagnosticCode, contract: string, at: string, detail?: string): void {
    this.all.push({ code, level: catalogue[code].level, contract, at, ...(detail === undefined ? {} : { detail }) });
  }
}
