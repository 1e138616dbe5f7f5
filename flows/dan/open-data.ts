import type { CallOptions } from "altinnkit";
import type { DatasetDescriptor } from "altinnkit/codegen";
import { unwrapDan } from "./errors/unwrap-dan.js";
import { harvestOptions } from "./harvest-options.js";
import { partyInUrl } from "./party.js";
import type { Dan } from "./request.js";
import { readBareValues } from "./values/read-bare-values.js";

/** What an open dataset brings. */
export interface OpenValues<Of extends object> {
  /** Each value by name; absent what the source does not have. */
  readonly values: Of;
  /** The answer as it came, but for values of one name: the last of them is left, as the service gives no envelope here. */
  readonly raw: unknown;
}

/**
 * Gets a dataset that is open to everyone: a client without credentials will do.
 *
 * @param identifier - What it is about, and no person: it stands in the URL. Left out for datasets about no one.
 * @throws {@link ArgumentError} for a person, and for a number whose check digits are wrong.
 * @throws {@link DanError} when the service refuses.
 */
export async function openData<Of extends object>(
  dan: Dan,
  dataset: DatasetDescriptor<Of, object, "open">,
  identifier?: string,
  options: CallOptions = {},
): Promise<OpenValues<Of>> {
  const path = { datasetName: dataset.name };
  const call = harvestOptions(dataset, options);
  const result =
    identifier === undefined
      ? await dan.opendata.get({ path }, call)
      : await dan.opendata.getFor({ path: { ...path, identifier: partyInUrl(identifier, "identifier", true) } }, call);
  const raw = unwrapDan(result);
  return { values: readBareValues(dataset, raw), raw };
}
