import type { DatasetDescriptor, FlowOptions } from "altinnkit/codegen";
import { harvestOptions } from "./harvest-options.js";
import { party } from "./party.js";
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

/** Makes a request of what a direct harvest says. */
export function directParts(
  dataset: DatasetDescriptor,
  request: DirectHarvestRequest & { readonly parameters?: object | undefined },
): DirectParts {
  const { parameters, sourceToken, subject, requestor, ...options } = request;
  const { query, header } = sourceTokenParts(sourceToken);
  return {
    params: {
      path: { evidenceCodeName: dataset.name },
      query: {
        ...query,
        ...(requestor === undefined ? {} : { requestor: party(requestor, "requestor") }),
        evidenceParameters: wireParameters(parameters),
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
