import type { Answer, Received } from "../api.js";
import { partyOf, type Caller } from "./parties.js";
import { storedBytes, withoutParty, type InstanceStore, type Kept } from "./store.js";

const origin = "https://platform.tt02.altinn.no";
const base = "/storage/api/v1";
/** A hundred there; here so few that a list has pages. */
const usualSize = 2;

/** What Storage tells of the instances it keeps; nothing of other requests. */
export function storageApi(store: InstanceStore) {
  return ({ method, url, headers }: Received, caller: Caller): Answer | undefined => {
    const { pathname, searchParams } = new URL(url.slice(base.length), "https://storage.test");
    if (method !== "GET") return undefined;
    const isList = pathname === "/instances";
    const [, id = "", dataGuid = ""] = /^\/instances\/([^/]+\/[^/]+)\/data\/([^/]+)$/.exec(pathname) ?? [];
    const kept = store.find(id);
    if (!isList && !kept?.contents.has(dataGuid)) return undefined;
    if (!caller.may("read") || (kept && !isSeenBy(kept, caller))) return { status: 403 };
    return kept
      ? stored(kept, dataGuid)
      : list(searchParams, headers["x-ai-instanceowneridentifier"]?.toString(), caller);
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
    const all = store.all();
    const from = all.findIndex(({ instance }) => instance.id === query.get("continuationToken")) + 1;
    const found = all.slice(from).filter((kept) => fits(kept, query, asked) && isSeenBy(kept, caller));
    const size = Number(query.get("size") ?? usualSize);
    const instances = found.slice(0, size).map(({ instance }) => withoutParty(instance));
    const page = { count: instances.length, instances, self: `${origin}${base}/instances?${query}` };
    if (size >= found.length) return { body: page };
    query.set("continuationToken", instances.at(-1)!.id!);
    return { body: { ...page, next: `${origin}${base}/instances?${query}` } };
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

function stored({ instance, contents }: Kept, dataGuid: string): Answer {
  const contentType = instance.data?.find(({ id }) => id === dataGuid)?.contentType;
  return { headers: { "Content-Type": contentType ?? "" }, body: storedBytes(contents.get(dataGuid)!) };
}
