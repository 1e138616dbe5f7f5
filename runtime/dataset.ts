/** The parameters a dataset takes, by name as on the wire. */
export type DatasetParameters = Readonly<
  Record<
    string,
    { readonly type: "boolean" | "number" | "string" | "dateTime" | "attachment" | "uri"; readonly required?: true }
  >
>;

/** How a value is written in the envelope. */
export type ValueType =
  "boolean" | "number" | "string" | "dateTime" | "uri" | "amount" | "attachment" | "jsonSchema" | "binary";

/**
 * Roads to a dataset beside an accreditation: `direct` harvest of its values, or of the `file` that it is, and `open` to
 * everyone through `/opendata`.
 */
export type Access = "direct" | "file" | "open";

/** A requirement that a service context, or all of them, make of who asks for a dataset. */
export interface DatasetRequirement {
  /** The service's own name of it, such as `LegalBasisRequirement`. New ones may come. */
  readonly type: string;
  /** Service contexts it applies to; left out, all of them. */
  readonly contexts?: readonly string[];
  /** When it fails, the dataset is left out of the accreditation without an error. */
  readonly skips?: true;
}

/** A generated constant that says what a data.altinn.no dataset is. */
export interface DatasetDescriptor<
  Values extends object = object,
  Parameters extends object = object,
  Roads extends Access = never,
> {
  /** The dataset's name on the wire (evidence code). */
  readonly name: string;
  /** Names under which other service contexts have the same data. */
  readonly aliases?: readonly string[];
  /** Value type by value name. */
  readonly values: Readonly<Record<string, ValueType>>;
  readonly parameters: DatasetParameters;
  /** Service contexts the dataset belongs to. */
  readonly contexts: readonly string[];
  /** Maskinporten scopes that its service contexts ask for, all told: a caller in one of them needs that one's. */
  readonly scopes: readonly string[];
  readonly requirements: readonly DatasetRequirement[];
  readonly access: { readonly [Road in Roads]: true };
  readonly asynchronous?: true;
  /** Needs the subject's consent in at least one service context. */
  readonly consent?: true;
  /** It is on its way out: the service promises it for twelve months from when it said so. */
  readonly deprecated?: true;
  /** ISO date after which a deprecated dataset may be gone, where the service tells. */
  readonly sunset?: string;
  /** Longest validity of an accreditation, in days. */
  readonly maxValidDays?: number;
  /** Longest time the source may take, in seconds; the service's own limit is 35. */
  readonly timeoutSeconds?: number;
  /** Types only; never present at run time. */
  readonly "~types"?: { readonly values: Values; readonly parameters: Parameters };
}

/** Ties a dataset's descriptor to the types generated beside it. */
export function dataset<Values extends object, Parameters extends object, Roads extends Access>(
  descriptor: Omit<DatasetDescriptor<Values, Parameters, Roads>, "~types">,
): DatasetDescriptor<Values, Parameters, Roads> {
  return descriptor;
}
