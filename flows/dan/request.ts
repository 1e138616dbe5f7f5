import type { CallOptions, ClientOf } from "altinnkit";
import type { DatasetDescriptor } from "altinnkit/codegen";
import type { danV1 } from "../../generated/dan/v1/index.gen.js";
import { party } from "./party.js";

/** A client of `dan/v1`. */
export type Dan = ClientOf<typeof danV1>;

/**
 * Whose token is shown to the dataset's source, where that is not data.altinn.no's own: the one of this call, one that
 * the service fetches on behalf of its owner, or another. For datasets of an accreditation it is said when access is asked
 * for, and again at each harvest.
 */
export type SourceToken = "this" | "onBehalfOfOwner" | { readonly forward: string };

/** A dataset whose data comes as values, not as a file. */
export type ValuesDataset<Of extends object = object> = DatasetDescriptor<Of> & {
  readonly access: { readonly file?: never };
};

/**
 * What any harvest may say. Without `timeoutMs`, each try has the time that the dataset's source may take, and ten seconds
 * for the way.
 */
export interface HarvestRequest extends CallOptions {
  readonly sourceToken?: SourceToken;
}

/** What a direct harvest says, beside the dataset's own parameters. */
export interface DirectHarvestRequest extends HarvestRequest {
  /**
   * The party the data is about, as {@link party} takes one. Sent in the body, so that it stands in no URL. Some datasets
   * are about no one and take none.
   */
  readonly subject?: string;
  /** On whose behalf; left out, the organization the token belongs to. No person: it stands in the URL. */
  readonly requestor?: string;
}

/** `parameters`, which may be left out where the dataset requires none. */
export type GivenParameters<Parameters> =
  // The empty type is the question: can nothing stand for the parameters?
  // oxlint-disable-next-line typescript/no-generated-empty-object-type
  Record<never, never> extends Parameters ? { readonly parameters?: Parameters } : { readonly parameters: Parameters };

/** Query members and headers that say whose token the source gets. */
export function sourceTokenParts(token: SourceToken | undefined): {
  readonly query: { readonly reuseToken?: true; readonly tokenOnBehalfOfOwner?: true };
  readonly header: { readonly "X-Forward-Access-Token"?: string };
} {
  if (token === "this") return { query: { reuseToken: true }, header: {} };
  if (token === "onBehalfOfOwner") return { query: { tokenOnBehalfOfOwner: true }, header: {} };
  return { query: {}, header: token === undefined ? {} : { "X-Forward-Access-Token": token.forward } };
}

/** Parameters as the wire has them, in the query or in a body: text. */
export function wireParameters(parameters: object | undefined): Record<string, string> {
  const given = Object.entries(parameters ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    given.map(([name, value]) => [name, value instanceof Date ? value.toISOString() : String(value)]),
  );
}

/** The subject as the service takes one, or as all of the datasets do. */
export function subjectOf(subject: string, datasets: readonly DatasetDescriptor[]): string {
  const takesOthers = datasets.every(({ requirements }) =>
    requirements.some(({ type }) => type === "CustomSubjectRequirement"),
  );
  return party(subject, "subject", takesOthers);
}
