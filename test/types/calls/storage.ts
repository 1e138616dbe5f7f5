/** Calls a user writes, checked and never run: what must compile does, and what must not says so. */
import { connect, unwrap, type Download } from "altinnkit";
import { bearer } from "altinnkit/auth";
import { storageV1, type DataElement, type Instance } from "altinnkit/altinn3/storage/v1";

const storage = connect(storageV1, { environment: "tt02", auth: bearer(async () => "token") });
const path = { instanceOwnerPartyId: 1, instanceGuid: "1" };

export async function named(): Promise<void> {
  const { data, error } = await storage.instances.get({ path });
  if (error) {
    const title: string | null | undefined = error.title;
    void title;
  } else {
    const instance: Instance = data;
    void instance;
  }

  const list = unwrap(await storage.instances.list({ query: { appId: "ttd/app", "status.isArchived": true } }));
  const ids: (string | null | undefined)[] | null | undefined = list.instances?.map(({ id }) => id);
  void ids;

  const created: DataElement = unwrap(
    await storage.data.create({ path, query: { dataType: "attachment" }, body: new Blob(["a"]) }),
  );
  const download: Download = unwrap(await storage.data.get({ path: { ...path, dataGuid: created.id ?? "" } }));
  const stream: ReadableStream<Uint8Array> | null = download.stream;
  void stream;
}

export async function byPath(): Promise<void> {
  const { data } = await storage.GET("/instances/{instanceOwnerPartyId}/{instanceGuid}", { params: { path } });
  const instance: Instance | undefined = data;
  void instance;
}

export async function wrong(): Promise<void> {
  // @ts-expect-error -- the path is required
  await storage.instances.get();
  // @ts-expect-error -- a parameter is missing
  await storage.instances.get({ path: { instanceGuid: "1" } });
  // @ts-expect-error -- the query knows no such name
  await storage.instances.list({ query: { appid: "ttd/app" } });
  // @ts-expect-error -- an upload takes bytes
  await storage.data.create({ path, body: { a: 1 } });
  // @ts-expect-error -- no such operation
  await storage.instances.fetch({ path });
  // @ts-expect-error -- no such path
  await storage.GET("/instance");
}
