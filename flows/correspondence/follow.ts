import { poll, type ClientOf, type PollOptions } from "altinnkit";
import type {
  CorrespondenceStatusEventExt,
  correspondenceV1,
} from "../../generated/altinn3/correspondence/v1/index.gen.js";

/**
 * Follows the status of a correspondence: gives each event of its history, oldest first, those to come as they come.
 * Ends with `Failed` and `PurgedBy…`; `break` at the one that is waited for.
 *
 * @throws HttpError when the service refuses.
 * @throws TimeoutError when the time given is over.
 */
export async function* followCorrespondence(
  client: ClientOf<typeof correspondenceV1>,
  correspondenceId: string,
  options: PollOptions = {},
): AsyncGenerator<CorrespondenceStatusEventExt, void, void> {
  const path = { correspondenceId };
  const told = new Set<string>();
  for await (const { statusHistory } of poll((call) => client.correspondences.getDetails({ path }, call), options)) {
    for (const event of statusHistory ?? []) {
      const key = `${event.statusChanged} ${event.status}`;
      if (told.has(key)) continue;
      told.add(key);
      yield event;
      if (/^(Failed|PurgedBy)/.test(event.status ?? "")) return;
    }
  }
}
