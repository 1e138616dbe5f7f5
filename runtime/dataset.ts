/** The parameters a dataset takes, by name as on the wire. */
export type DatasetParameters = Readonly<
  Record<
    string,
    { readonly type: "boolean" | "number" | "string" | "dateTime" | "attachment" | "uri"; readonly required?: true }
  >
>;

/** A generated constant that says what a data.altinn.no dataset is. */
export interface DatasetDescriptor<Values extends object = object, Parameters extends object = object> {
  /** The dataset's name on the wire (evidence code). */
  readonly name: string;
  /** Value type by value name. */
  readonly values: Readonly<Record<string, string>>;
  readonly parameters: DatasetParameters;
  /** Service contexts the dataset belongs to. */
  readonly contexts: readonly string[];
  /** Maskinporten scopes asked for, all of them together. */
  readonly scopes: readonly string[];
  /** Open to everyone through `/opendata`. */
  readonly open?: true;
  readonly asynchronous?: true;
  /** Needs the subject's consent in at least one service context. */
  readonly consent?: true;
  readonly deprecated?: true;
  /** Longest validity of an accreditation, in days. */
  readonly maxValidDays?: number;
  /** Longest time the source may take, in seconds. */
  readonly timeoutSeconds?: number;
  /** Types only; never present at run time. */
  readonly "~types"?: { readonly values: Values; readonly parameters: Parameters };
}

/** Ties a dataset's descriptor to the types generated beside it. */
export function dataset<Values extends object, Parameters extends object>(
  descriptor: Omit<DatasetDescriptor, "~types">,
): DatasetDescriptor<Values, Parameters> {
  return descriptor;
}
