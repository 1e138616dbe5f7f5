/** Walks a user writes, checked and never run: what must compile does, and what must not says so. */
import { connect, unwrap, type Page, type Paged } from "altinnkit";
import { bearer } from "altinnkit/auth";
import { eventsV1, type CloudEvent } from "altinnkit/altinn3/events/v1";
import { storageV1, type Instance, type InstanceQueryResponse } from "altinnkit/altinn3/storage/v1";
import { studioRepositoryV1, type Repository } from "altinnkit/altinn3/studio/repository/v1";

const auth = bearer(async () => "token");
const storage = connect(storageV1, { environment: "tt02", auth });
const query = { appId: "ttd/app" };

export async function walks(): Promise<string | undefined> {
  const first: InstanceQueryResponse = unwrap(await storage.instances.list({ query }));
  void first;

  for await (const instance of storage.instances.list({ query })) {
    const one: Instance = instance;
    void one;
  }

  let saved: string | undefined;
  for await (const page of storage.instances.list({ query }, { from: saved, timeoutMs: 1000 }).pages()) {
    const whole: Page<Instance, InstanceQueryResponse> = page;
    const items: readonly Instance[] = whole.items;
    void items;
    saved = page.position;
  }
  return saved;
}

export async function lists(): Promise<void> {
  const studio = connect(studioRepositoryV1, { environment: "prod" });
  const repositories: Paged<Repository, Repository[]> = studio.repositories.listForOrg({
    path: { org: "ttd" },
  });
  for await (const { name } of repositories) void name?.length;

  const events = connect(eventsV1, { environment: "tt02", auth });
  for await (const event of events.events.list({ query: { resource: "urn:altinn:resource:app", after: "0" } })) {
    const one: CloudEvent = event;
    void one;
  }
}

export async function wrong(): Promise<void> {
  // @ts-expect-error -- one instance has no pages
  await storage.instances.get({ path: { instanceOwnerPartyId: 1, instanceGuid: "1" } }, { from: "a" });
  // @ts-expect-error -- a position is text
  await storage.instances.list({ query }, { from: 2 });
  // @ts-expect-error -- nor any to walk through
  storage.instances.get({ path: { instanceOwnerPartyId: 1, instanceGuid: "1" } }).pages();
}
