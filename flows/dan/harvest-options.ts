import { attemptTimeout, type Policy } from "altinnkit";
import { deprecatedDataset, type DatasetDescriptor, type FlowOptions } from "altinnkit/codegen";
import type { HarvestRequest } from "./request.js";

/** The service's own, for a dataset that has none. */
const usualSeconds = 35;

/** For a token, and for the way there and back. */
const marginSeconds = 10;

/**
 * Options of a harvest, with what its dataset brings: it is told that one is on its way out; and a try ends a little after
 * the service itself gives up on the source, unless the caller sets a time for the whole call.
 */
export function harvestOptions(dataset: DatasetDescriptor, options: Omit<HarvestRequest, "sourceToken">): FlowOptions {
  const { timeoutSeconds = usualSeconds, deprecated } = dataset;
  const policies = [
    ...(deprecated ? [deprecatedDataset(dataset)] : []),
    ...(options.timeoutMs === undefined ? [attemptTimeout((timeoutSeconds + marginSeconds) * 1000)] : []),
  ];
  const policy: Policy = (next) => policies.reduceRight((send, wrap) => wrap(send), next);
  return { ...options, policy };
}
