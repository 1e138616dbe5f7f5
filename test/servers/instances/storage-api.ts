import type { Answer, Received } from "../api.js";
import { partyOf, type Caller } from "./parties.js";
import { storedBytes, withoutParty, type InstanceStore, type Kept } from "./store.js";

const base = "/storage/api/v1";
const usualSize = 100;

/** What Storage tells of the instances it keeps; nothing of other requests. */
export function storageApi(store: InstanceStore) {
  return ({ method, url, headers }: Received, caller: Caller): Answer | undefined => {
    const { pathname, searchParams } = new URL(url.slice(base.length), "https://storage.test");
    if (method !== "GET") return undefined;
    if (pathname === "/instances") {
      return caller.may("read")
        ? list(searchParams, headers["x-ai-instanceowneridentifier"]?.toString(), caller)
        : { status: 403 };
    }
    const [, id = "", dataGuid = ""] = /^\/instances\/([^/]+\/[^/]+)\/data\/([^/]+)$/.exec(pathname) ?? [];
    const content = store.find(id)?.contents.get(dataGuid);
    return content && { headers: { "Content-Type": typeOf(store.find(id)!, dataGuid) }, body: storedBytes(content) };
  };

  function list(query: URLSearchParams, owner: string | undefined, caller: Caller): Answer {
    const party = query.get("instanceOwner.partyId");
    if (caller.org === undefined && party === null && owner === undefined) {
      return { status: 400, body: "Either InstanceOwnerPartyId or InstanceOwnerIdentifier need to be defined." };
    }
    if (caller.org !== undefined && query.get("org") === null && query.get("appId") === null) {
      return { status: 400, body: "Org or AppId must be defined." };
    }
    const asked = party ?? (owner === undefined ? undefined : String(identified(owner)));
    const found = store.all().filter((kept) => fits(kept, query, asked) && isSeenBy(kept, caller));
    const from = Number(query.get("continuationToken") ?? 0);
    const size = Number(query.get("size") ?? usualSize);
    const instances = found.slice(from, from + size).map(({ instance }) => withoutParty(instance));
    const page = {
      count: instances.length,
      instances,
      self: `https://platform.tt02.altinn.no${base}/instances?${query}`,
    };
    if (from + size >= found.length) return { body: page };
    query.set("continuationToken", String(from + size));
    return { body: { ...page, next: `https://platform.tt02.altinn.no${base}/instances?${query}` } };
  }
}

/** The party of `Person:…` or `Organisation:…`. */
function identified(identifier: string): number | undefined {
  const [kind = "", number = ""] = identifier.split(":");
  return partyOf(kind.toLowerCase() === "person" ? { personNumber: number } : { organisationNumber: number })?.partyId;
}

function isSeenBy({ instance }: Kept, { org }: Caller): boolean {
  return org === undefined || instance.org === org;
}

function fits({ instance }: Kept, query: URLSearchParams, party: string | undefined): boolean {
  const { appId, org, process, status, completeConfirmations } = instance;
  const asked = (name: string, value: unknown): boolean => [null, String(value)].includes(query.get(name));
  const confirmed = completeConfirmations?.some(
    ({ stakeholderId }) => stakeholderId === query.get("excludeConfirmedBy"),
  );
  return (
    asked("appId", appId) &&
    asked("org", org) &&
    asked("status.isArchived", status.isArchived) &&
    asked("process.isComplete", process.ended != null) &&
    !confirmed &&
    (party === undefined || instance.instanceOwner.partyId === party)
  );
}

function typeOf({ instance }: Kept, dataGuid: string): string {
  return instance.data?.find(({ id }) => id === dataGuid)?.contentType ?? "application/octet-stream";
}
