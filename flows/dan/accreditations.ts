import type { CallOptions } from "altinnkit";
import type { Accreditation, NotificationReminder } from "../../generated/dan/v1/index.gen.js";
import { unwrapDan } from "./errors/unwrap-dan.js";
import { partyInUrl } from "./party.js";
import type { Dan } from "./request.js";

/** Which accreditations to list. */
export interface AccreditationFilter extends CallOptions {
  /** Asked for on behalf of this party, an organization: it stands in the URL. */
  readonly requestor?: string;
  /** Changed after this moment. */
  readonly changedAfter?: Date;
  /** All of whose datasets can be harvested. */
  readonly onlyAvailable?: boolean;
}

/**
 * Accreditations of the token's organization, in the product of the subscription key. To follow many, list those that
 * are available and changed since, once or twice a day, in place of asking for the status of each.
 */
export async function listAccreditations(
  dan: Dan,
  { requestor, changedAfter, onlyAvailable, ...options }: AccreditationFilter = {},
): Promise<readonly Accreditation[]> {
  const query = {
    ...(requestor !== undefined && { requestor: partyInUrl(requestor, "requestor") }),
    ...(changedAfter && { changedafter: changedAfter.toISOString() }),
    ...(onlyAvailable && { onlyavailable: true }),
  };
  return unwrapDan(await dan.accreditation.list({ query }, options));
}

/**
 * Deletes an accreditation: nothing can be harvested with it any more.
 *
 * @throws {@link AccreditationError} when there is none.
 */
export async function deleteAccreditation(dan: Dan, accreditationId: string, options: CallOptions = {}): Promise<void> {
  unwrapDan(await dan.accreditation.delete({ path: { accreditationId } }, options));
}

/**
 * Reminds the subject of a consent that is not answered. The service lets it through once in seven days.
 *
 * @returns One entry for each kind of message; a message may have failed: `success`.
 * @throws {@link ConsentError} when it is answered or expired, or nothing needs one; {@link AuthorizationError} when it is
 * too soon; {@link AccreditationError} when there is no such accreditation.
 */
export async function sendReminder(
  dan: Dan,
  accreditationId: string,
  options: Omit<CallOptions, "idempotent"> = {},
): Promise<readonly NotificationReminder[]> {
  return unwrapDan(await dan.accreditation.sendReminder({ path: { accreditationId } }, options));
}

/** Reminders that were sent. */
export async function listReminders(
  dan: Dan,
  accreditationId: string,
  options: CallOptions = {},
): Promise<readonly NotificationReminder[]> {
  return unwrapDan(await dan.accreditation.listReminders({ path: { accreditationId } }, options));
}
