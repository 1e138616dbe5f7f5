/** The same five with openapi-fetch alone. */
import createClient from "openapi-fetch";
import type { paths as Broker } from "altinnkit/altinn3/broker/v1";
import type { paths as Correspondence } from "altinnkit/altinn3/correspondence/v1";
import type { paths as Dialogporten } from "altinnkit/altinn3/dialogporten/serviceowner/v1";
import type { paths as Registry } from "altinnkit/altinn3/resourceregistry/v1";
import type { paths as Storage } from "altinnkit/altinn3/storage/v1";

const dialogs = await createClient<Dialogporten>().GET("/serviceowner/dialogs", { params: { query: { limit: 10 } } });
const instance = await createClient<Storage>().GET("/instances/{instanceOwnerPartyId}/{instanceGuid}", {
  params: { path: { instanceOwnerPartyId: 1, instanceGuid: "1" } },
});
const transfer = await createClient<Broker>().GET("/filetransfer/{fileTransferId}", {
  params: { path: { fileTransferId: "1" } },
});
const letter = await createClient<Correspondence>().GET("/correspondence/{correspondenceId}", {
  params: { path: { correspondenceId: "1" } },
});
const list = await createClient<Registry>().GET("/access-lists/{owner}/{identifier}", {
  params: { path: { owner: "ttd", identifier: "a" } },
});

export const titles = [
  dialogs.data?.items,
  dialogs.error,
  instance.data?.id,
  transfer.data?.fileName,
  letter.data?.content,
  list.data?.name,
];
