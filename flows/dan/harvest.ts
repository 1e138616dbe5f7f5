import { UnreadableAnswerError, unwrap, type CallOptions, type ClientOf } from "altinnkit";
import type { DatasetDescriptor } from "altinnkit/codegen";
import type { danV1, Evidence } from "../../generated/dan/v1/index.gen.js";

/** What a direct harvest asks for, beside the dataset's own parameters. */
export interface HarvestRequest extends CallOptions {
  /**
   * The party the data is about: organisation number, national identity number, or `scheme::id`. Sent in the body, so
   * that it stands in no URL. Some datasets are about no one and take none.
   */
  readonly subject?: string;
  /** On whose behalf; left out, the organisation the token belongs to. */
  readonly requestor?: string;
}

/** What a direct harvest asks for; `parameters` may be left out where the dataset requires none. */
export type HarvestOptions<Parameters extends object> = HarvestRequest & GivenParameters<Parameters>;

type GivenParameters<Parameters> =
  // The empty type is the question: can nothing stand for the parameters?
  // oxlint-disable-next-line typescript/no-generated-empty-object-type
  Record<never, never> extends Parameters ? { readonly parameters?: Parameters } : { readonly parameters: Parameters };

/** What a harvest brings. */
export interface Harvested<Values extends object> {
  /** The values the source has, by name; of a value that came several times, the first. */
  readonly values: Values;
  /** The answer as it came: status, sources, every occurrence of a value. */
  readonly evidence: Evidence;
}

/**
 * Harvests a dataset directly: asks for access and gets the data in one call, without an accreditation.
 *
 * The service allows it for datasets that are neither asynchronous nor in need of consent; any other answers 403.
 *
 * @param dan - A client of `dan/v1`.
 * @param dataset - A generated dataset, such as `unitBasicInformation`.
 * @throws HttpError when the service refuses.
 * @throws UnreadableAnswerError when the answer, or a value that should be JSON, is not JSON.
 */
export async function harvest<Values extends object, Parameters extends object>(
  dan: ClientOf<typeof danV1>,
  dataset: DatasetDescriptor<Values, Parameters>,
  options: HarvestOptions<Parameters>,
): Promise<Harvested<Values>> {
  const { subject, requestor, parameters, ...callOptions } = options as HarvestRequest & { parameters?: Parameters };
  const result = await dan.evidence.directHarvestPost(
    {
      path: { evidenceCodeName: dataset.name },
      query: { ...(requestor === undefined ? {} : { requestor }), evidenceParameters: wireParameters(parameters) },
      ...(subject === undefined ? {} : { body: { subject } }),
    },
    callOptions,
  );
  // The envelope is the service's default, and nothing here turns it off.
  const evidence = unwrap(result) as Evidence;
  return { values: valuesOf(dataset, evidence, result.response.status), evidence };
}

function wireParameters(parameters: object | undefined): Record<string, string> {
  const given = Object.entries(parameters ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    given.map(([name, value]) => [name, value instanceof Date ? value.toISOString() : String(value)]),
  );
}

function valuesOf<Values extends object>(
  dataset: DatasetDescriptor<Values>,
  evidence: Evidence,
  status: number,
): Values {
  const values: Record<string, unknown> = {};
  for (const { evidenceValueName: name, value } of evidence.evidenceValues) {
    if (name === null || value === undefined || value === null || Object.hasOwn(values, name)) continue;
    const read = dataset.values[name] === "jsonSchema" ? richValue(value) : value;
    // The parser's own error would quote the value.
    if (read === unreadable) throw new UnreadableAnswerError(`${dataset.name}, value ${name}`, status);
    if (read !== undefined)
      Object.defineProperty(values, name, { value: read, enumerable: true, configurable: true, writable: true });
  }
  return values as Values;
}

const unreadable = Symbol("unreadable");

/** Usually JSON as text, sometimes JSON; empty text is nothing. */
function richValue(value: unknown): unknown {
  if (typeof value !== "string") return value;
  if (value === "") return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return unreadable;
  }
}
