import type { NotificationReminder } from "altinnkit/dan/v1";
import { find } from "./accreditations.js";
import type { Handler } from "./ask.js";
import { dayMs, written } from "./clock.js";
import { shown } from "./jmespath.js";
import { emptyRefusal, refusal } from "./refusal.js";
import type { State } from "./state.js";
import { needsConsent } from "./status.js";

/** How long the subject is left alone after a reminder that reached them, and after one that did not. */
const restMs = { after: 7 * dayMs, afterFailure: dayMs };

/** `GET /accreditations/{id}/reminders` */
export const listReminders: Handler = (state, ask, caller) => {
  const stored = find(state, ask, caller);
  if (!stored) throw emptyRefusal(403);
  return { body: shown(ask, stored.reminders) };
};

/** `POST /accreditations/{id}/reminders` */
export const remind: Handler = (state, ask, caller) => {
  const stored = find(state, ask, caller);
  if (!stored) throw emptyRefusal(403);
  const now = state.clock.now();
  if (!stored.granted.some(({ dataset }) => needsConsent(dataset, stored))) throw refusal(1010);
  if (stored.consent?.heard) throw refusal(1021);
  if (stored.validTo < now) throw refusal(1011);
  const rests = stored.reminders.some(({ date, success }) => {
    const rest = success ? restMs.after : restMs.afterFailure;
    return new Date(date).getTime() + rest > now.getTime();
  });
  if (rests) throw refusal(1019, { detail: "reminded a short while ago" });
  const sent = (["Email", "SMS"] as const).map((type) => sendOne(state, type, now));
  stored.reminders.push(...sent);
  return { body: shown(ask, sent) };
};

function sendOne(state: State, notificationType: "Email" | "SMS", now: Date): NotificationReminder {
  const success = state.failingReminders <= 0;
  if (!success) state.failingReminders--;
  const description = success ? "Sent" : "Failed";
  return { notificationType, success, description, recipientCount: 0, date: written(now) };
}
