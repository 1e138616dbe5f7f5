/** Reads an instance at Altinn Storage, adds an attachment to it and reads the attachment back. */
import { connect, unwrap } from "altinnkit";
import { maskinporten } from "altinnkit/auth";
import { storageV1 } from "altinnkit/altinn3/storage/v1";

const { CLIENT_ID = "", KEY = "", KEY_ID = "" } = process.env;

const storage = connect(storageV1, {
  environment: "tt02",
  auth: maskinporten({
    clientId: CLIENT_ID,
    key: KEY,
    kid: KEY_ID,
    scopes: ["altinn:serviceowner/instances.read", "altinn:serviceowner/instances.write"],
  }),
});

const path = { instanceOwnerPartyId: 51001234, instanceGuid: "7d2f6a3e-5c4b-4f0a-9a1e-2b3c4d5e6f70" };

const instance = unwrap(await storage.instances.get({ path }));
console.log(`Instance of ${instance.appId}, owned by party ${instance.instanceOwner?.partyId}`);

const attachment = new File(["Hello, Altinn!"], "hilsen på norsk.txt", { type: "text/plain" });
const element = unwrap(await storage.data.create({ path, query: { dataType: "vedlegg" }, body: attachment }));
console.log(`Uploaded ${attachment.name} as ${element.dataType}`);

const { data: download, error } = await storage.data.get({
  path: { ...path, dataGuid: "0f6bc1b0-7d1c-4a5e-8f3d-1c2b3a4d5e6f" },
});
if (error) throw new Error(`No download: ${JSON.stringify(error)}`);
console.log(`Downloaded ${(await download.bytes()).byteLength} bytes of ${download.contentType}`);

const byPath = await storage.GET("/instances", { params: { query: { appId: "ttd/demo-app" } } });
console.log(`openapi-fetch's way answers ${byPath.response.status} too`);
