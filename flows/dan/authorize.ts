import type { CallOptions } from "altinnkit";
import type { DatasetDescriptor } from "altinnkit/codegen";
import type { Accreditation } from "../../generated/dan/v1/index.gen.js";
import { authorizationParts, type AskedDataset } from "./authorization-parts.js";
import { unwrapDan } from "./errors/unwrap-dan.js";
import type { GivenLegalBasis } from "./legal-basis.js";
import type { Dan, GivenParameters, SourceToken } from "./request.js";

/** A dataset that access is asked for, with its own parameters. */
export type DatasetRequest<Dataset> = {
  readonly dataset: Dataset;
  /** Asks the subject. For datasets that can need it, which are those that cannot be harvested directly. */
  readonly consent?: Dataset extends { readonly access: { readonly direct: true } | { readonly file: true } }
    ? never
    : true;
  readonly legalBasis?: GivenLegalBasis;
} & GivenParameters<Dataset extends DatasetDescriptor<object, infer Parameters> ? Parameters : never>;

/** What an accreditation is asked for with. */
export interface AuthorizeRequest<Datasets extends readonly DatasetDescriptor[]> extends Omit<
  CallOptions,
  "idempotent"
> {
  /** On whose behalf the data is asked for. The service has no default here. */
  readonly requestor: string;
  /** The party the data is about, as {@link party} takes one. Some datasets are about no one and take none. */
  readonly subject?: string;
  readonly datasets: { readonly [Index in keyof Datasets]: DatasetRequest<Datasets[Index]> };
  /** The subject sees it in the consent request. Needed where consent is asked for. */
  readonly consentReference?: string;
  /** The caller's own reference. */
  readonly externalReference?: string;
  /** Left out, the longest that the service gives. Not every dataset takes more than a few days. */
  readonly validTo?: Date;
  /** Language of the consent request, where the product has more than one. */
  readonly languageCode?: "no-nb" | "no-nn" | "en";
  /**
   * Where the subject's browser ends up, with `?status=…&id=…` after it: give one without a query. It tells of an answer
   * and proves none: ask for the status.
   */
  readonly redirectUrl?: string;
  /** The subject gets no message; the caller brings them to `consentUrl`. */
  readonly skipAltinnNotification?: boolean;
  readonly sourceToken?: SourceToken;
}

/** A right to harvest datasets about one subject. */
export interface Authorized<Dataset extends DatasetDescriptor = DatasetDescriptor> {
  readonly id: string;
  /** What may be harvested, once consent is given where it was asked for. */
  readonly granted: readonly Dataset[];
  /** What was asked for and left out, as a requirement of it is not met. The service tells no reason. */
  readonly skipped: readonly Dataset[];
  /** Where the subject answers. */
  readonly consentUrl: string | undefined;
  /** The answer as it came. */
  readonly raw: Accreditation;
}

/**
 * Asks for access to datasets about one subject. Each call makes another accreditation and sends the subject another
 * message, so it is never sent twice by itself.
 *
 * @throws {@link ArgumentError} before anything is sent, for what the service would refuse.
 * @throws {@link DanError} when the service refuses: {@link AuthorizationError} when nothing is left to grant.
 */
export async function authorize<const Datasets extends readonly DatasetDescriptor[]>(
  dan: Dan,
  request: AuthorizeRequest<Datasets>,
): Promise<Authorized<Datasets[number]>> {
  const asked: readonly AskedDataset[] = request.datasets;
  const { parts, options } = authorizationParts(request, asked);
  const raw = unwrapDan(await dan.accreditation.create(parts, options));
  const names = raw.evidenceCodes.map(({ evidenceCodeName }) => evidenceCodeName);
  const datasets = asked.map(({ dataset }) => dataset as Datasets[number]);
  return {
    id: raw.id,
    granted: datasets.filter(({ name }) => names.includes(name)),
    // The service has a member for these, and never fills it.
    skipped: datasets.filter(({ name }) => !names.includes(name)),
    consentUrl: raw.altinnConsentUrl,
    raw,
  };
}
