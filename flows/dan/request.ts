import type { CallOptions, ClientOf } from "altinnkit";
import type { danV1 } from "../../generated/dan/v1/index.gen.js";
import { party } from "./party.js";

/** A client of `dan/v1`. */
export type Dan = ClientOf<typeof danV1>;

/**
 * Whose token is shown to the dataset's source, where that is not data.altinn.no's own: the one of this call, one that
 * the service fetches on behalf of its owner, or another.
 */
export type SourceToken = "this" | "onBehalfOfOwner" | { readonly forward: string };

/** What any harvest may say. */
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
  /** On whose behalf; left out, the organization the token belongs to. Never a person's number: it stands in the URL. */
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

/** Parameters as the query has them. */
export function wireParameters(parameters: object | undefined): Record<string, string> {
  const given = Object.entries(parameters ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    given.map(([name, value]) => [name, value instanceof Date ? value.toISOString() : String(value)]),
  );
}

/** The subject for the body, and the requestor for the query. */
export function parties(
  subject: string | undefined,
  requestor: string | undefined,
): {
  readonly query: { readonly requestor?: string };
  readonly body?: { readonly subject: string };
} {
  return {
    query: requestor === undefined ? {} : { requestor: party(requestor, "requestor") },
    ...(subject === undefined ? {} : { body: { subject: party(subject, "subject") } }),
  };
}
