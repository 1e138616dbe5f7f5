/** Looks up who has given a system a system user, and reads each one's instances as that system user. */
import { connect, unwrap } from "altinnkit";
import { maskinporten } from "altinnkit/auth";
import { authenticationV1 } from "altinnkit/altinn3/authentication/v1";
import { storageV1 } from "altinnkit/altinn3/storage/v1";

const { CLIENT_ID = "", KEY = "", KEY_ID = "" } = process.env;
const client = { clientId: CLIENT_ID, key: KEY, kid: KEY_ID };

const { systemUsers } = connect(authenticationV1, {
  environment: "tt02",
  auth: maskinporten({ ...client, scopes: ["altinn:authentication/systemregister.write"] }),
});
const storage = connect(storageV1, {
  environment: "tt02",
  auth: maskinporten({ ...client, scopes: ["altinn:instances.read"] }),
});

const path = { systemId: "310724181_demo" };
for await (const { integrationTitle, reporteeOrgNo, externalRef } of systemUsers.listBySystem({ path })) {
  const organization = reporteeOrgNo ?? "";
  const customer = storage.as({ systemUser: { organization, ...(externalRef && { externalRef }) } });
  const header = { "X-Ai-InstanceOwnerIdentifier": `Organisation:${organization}` };
  const { instances } = unwrap(await customer.instances.list({ header }));
  console.log(`${integrationTitle} for ${organization}: ${instances?.length ?? 0} instances`);
}
