import { ArgumentError } from "altinnkit";
import type { DatasetDescriptor, FlowOptions } from "altinnkit/codegen";
import { harvestOptions } from "./harvest-options.js";
import { partyInUrl } from "./party.js";
import {
  sourceTokenParts,
  subjectOf,
  wireParameters,
  type DirectHarvestRequest,
  type HarvestRequest,
} from "./request.js";

/** A direct harvest as the client takes it. */
export interface DirectParts {
  readonly params: {
    readonly path: { readonly evidenceCodeName: string };
    readonly query: ReturnType<typeof sourceTokenParts>["query"] & {
      readonly requestor?: string;
      readonly evidenceParameters: Record<string, string>;
    };
    readonly header: ReturnType<typeof sourceTokenParts>["header"];
  };
  readonly body?: { readonly subject: string };
  readonly options: FlowOptions;
}

/** Names of the query that the service reads itself, in any case. */
const reserved = ["requestor", "subject", "code", "envelope", "query", "reusetoken", "tokenonbehalfofowner"];

/**
 * Makes a request of what a direct harvest says.
 *
 * @throws {@link ArgumentError} for a parameter that the service would take for its own: it would change who is asked about.
 */
export function directParts(
  dataset: DatasetDescriptor,
  request: DirectHarvestRequest & { readonly parameters?: object | undefined },
): DirectParts {
  const { parameters, sourceToken, subject, requestor, ...options } = request;
  const { query, header } = sourceTokenParts(sourceToken);
  const evidenceParameters = wireParameters(parameters);
  const taken = Object.keys(evidenceParameters).find((name) => reserved.includes(name.toLowerCase()));
  if (taken !== undefined) {
    throw new ArgumentError("data.altinn.no", `a direct harvest cannot send a parameter called "${taken}".`);
  }
  return {
    params: {
      path: { evidenceCodeName: dataset.name },
      query: {
        ...query,
        ...(requestor === undefined ? {} : { requestor: partyInUrl(requestor, "requestor") }),
        evidenceParameters,
      },
      header,
    },
    ...(subject === undefined ? {} : { body: { subject: subjectOf(subject, [dataset]) } }),
    options: harvestOptions(dataset, options),
  };
}

/** Makes a request of what a harvest of an accreditation says. */
export function accreditedParts(accreditationId: string, dataset: DatasetDescriptor, request: HarvestRequest) {
  const { sourceToken, ...options } = request;
  const path = { accreditationId, evidenceCodeName: dataset.name };
  return { params: { path, ...sourceTokenParts(sourceToken) }, options: harvestOptions(dataset, options) };
}
