/** Five operations of five APIs. */
import { broker, correspondence, dialogporten, registry, storage } from "./connected.js";

const dialogs = await dialogporten.dialogs.list({ query: { limit: 10 } });
const instance = await storage.instances.get({ path: { instanceOwnerPartyId: 1, instanceGuid: "1" } });
const transfer = await broker.fileTransfers.get({ path: { fileTransferId: "1" } });
const letter = await correspondence.correspondences.get({ path: { correspondenceId: "1" } });
const list = await registry.accessLists.get({ path: { owner: "ttd", identifier: "a" } });

export const titles = [
  dialogs.data?.items,
  dialogs.status === 400 ? dialogs.error : undefined,
  instance.data?.id,
  transfer.data?.fileName,
  letter.data?.content,
  list.data?.name,
];
