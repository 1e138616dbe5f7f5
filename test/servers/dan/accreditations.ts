import { wire } from "./accreditation-wire.js";
import { jsonBody, type Ask, type Caller, type Handler } from "./ask.js";
import { authorize, type AccessRequest } from "./authorize.js";
import { serviceContexts } from "./contexts.js";
import { shown } from "./jmespath.js";
import { numberOf } from "./parties.js";
import { emptyRefusal, refusal } from "./refusal.js";
import type { State, Stored } from "./state.js";
import { aggregateStatus, evidenceStatus, localStatus, needsConsent } from "./status.js";

/** `POST /authorization`: each call makes another accreditation, and asks for consent anew. */
export const create: Handler = (state, ask, caller) => {
  const request = jsonBody(ask.body) as CreateRequest | undefined;
  if (!request) throw refusal(1014);
  const { granted, ...access } = authorize(state, ask, caller, request);
  const { organization: owner, context } = caller;
  const asksConsent = granted.some(({ dataset }) => needsConsent(dataset, { context }));
  if (asksConsent && !serviceContexts.get(context)?.asksConsent) throw refusal(1025);
  const issued = state.clock.now();
  const stored: Stored = {
    ...access,
    id: crypto.randomUUID(),
    owner,
    context,
    granted,
    issued,
    lastChanged: issued,
    told: toldAgain(request),
    ...(asksConsent && { consent: { id: crypto.randomUUID(), ...state.answerToAll } }),
    availableAt: new Date(issued.getTime() + state.asyncDelayMs),
    reminders: [],
  };
  state.accreditations.set(stored.id, stored);
  return {
    headers: { Location: `https://dan.test/v1/evidence/${stored.id}` },
    body: shown(ask, wire(stored, 0)),
  };
};

interface CreateRequest extends AccessRequest {
  readonly consentReceiptRedirectUrl?: string | null;
}

function toldAgain(request: CreateRequest): Stored["told"] {
  const { consentReference, externalReference, languageCode, consentReceiptRedirectUrl } = request;
  const members = { consentReference, externalReference, languageCode, consentReceiptRedirectUrl };
  return Object.fromEntries(Object.entries(members).filter(([, value]) => typeof value === "string"));
}

/** `GET /accreditations` */
export const list: Handler = (state, ask, caller) => {
  const after = new Date(ask.query.text("changedafter") ?? "");
  const requestor = ask.query.text("requestor");
  const found = own(state, caller)
    .filter((one) => requestor === undefined || numberOf(one.requestor) === requestor)
    .filter(({ lastChanged }) => Number.isNaN(after.getTime()) || lastChanged > after)
    .map((stored) => ({ stored, status: aggregateStatus(state, stored) }))
    .filter(({ status }) => !ask.query.flag("onlyavailable") || status === 1);
  return {
    body: shown(
      ask,
      found.map(({ stored, status }) => wire(stored, status, state)),
    ),
  };
};

/** `DELETE /accreditations/{id}` */
export const remove: Handler = (state, ask, caller) => {
  const { id } = find(state, ask, caller) ?? {};
  if (id === undefined) throw emptyRefusal(404);
  state.accreditations.delete(id);
  return { status: 204 };
};

/** `GET` and `POST /evidence/{id}` */
export const status: Handler = (state, ask, caller) => {
  const stored = existing(state, ask, caller);
  const statuses = stored.granted.map((one) =>
    evidenceStatus(stored, one.dataset.evidenceCodeName, localStatus(state, stored, one)),
  );
  return { body: shown(ask, statuses) };
};

/** The accreditation in the path, if it is the caller's. */
export function find(state: State, { path }: Ask, caller: Caller): Stored | undefined {
  return own(state, caller).find(({ id }) => id === path["id"]);
}

/** As {@link find}; what is not there is refused. */
export function existing(state: State, ask: Ask, caller: Caller): Stored {
  const stored = find(state, ask, caller);
  if (!stored) throw refusal(1002);
  return stored;
}

function own({ accreditations }: State, { organization, context }: Caller): Stored[] {
  return [...accreditations.values()].filter((one) => one.owner === organization && one.context === context);
}
