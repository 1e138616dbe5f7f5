import type { DatasetDescriptor } from "altinnkit/codegen";
import { bareOf, unread } from "./octets.js";
import { accreditedParts, directParts } from "./parts.js";
import type { Dan, DirectHarvestRequest, GivenParameters, HarvestRequest, ValuesDataset } from "./request.js";

/** What an answer without the envelope may be asked for with. */
export interface BareRequest {
  /** JMESPath, done by the service. It takes none where the envelope is on. */
  readonly query?: string;
}

/**
 * Harvests a dataset directly, without the envelope. What comes depends on how many values the source has: none is
 * `undefined`, one is itself, several are an object in which rich values stay text and the last of equal names is left.
 * An attachment that comes alone is a {@link Download}. {@link harvest} has none of this.
 */
export async function harvestBare<Parameters extends object>(
  dan: Dan,
  dataset: DatasetDescriptor<object, Parameters, "direct">,
  bareRequest: BareRequest & DirectHarvestRequest & GivenParameters<Parameters>,
): Promise<unknown> {
  const { query, ...request } = bareRequest as BareRequest &
    DirectHarvestRequest & { readonly parameters?: Parameters };
  const { options, params, ...body } = directParts(dataset, request);
  const path = "/directharvest/{evidenceCodeName}";
  const bare = { ...params, query: { ...params.query, ...bareQuery(query) } };
  return bareOf(await dan.POST(path, { ...options, params: bare, ...body, ...unread }), dataset, `POST ${path}`);
}

/** As {@link harvestBare}, of an accreditation's dataset. */
export async function harvestBareFrom(
  dan: Dan,
  accreditationId: string,
  dataset: ValuesDataset,
  { query, ...request }: BareRequest & HarvestRequest = {},
): Promise<unknown> {
  const { options, params } = accreditedParts(accreditationId, dataset, request);
  const path = "/evidence/{accreditationId}/{evidenceCodeName}";
  const bare = { ...params, query: { ...params.query, ...bareQuery(query) } };
  return bareOf(await dan.GET(path, { ...options, params: bare, ...unread }), dataset, `GET ${path}`);
}

function bareQuery(query: string | undefined) {
  return { envelope: false, ...(query !== undefined && { query }) };
}
