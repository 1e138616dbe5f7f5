/** As an organisation's system user: searches its dialogs, looks at the first, and listens to what happens to it. */
import { connect, unwrap } from "altinnkit";
import { maskinporten } from "altinnkit/auth";
import { dialogportenGraphqlV1 } from "altinnkit/altinn3/dialogporten/graphql/v1";

const { CLIENT_ID = "", KEY = "", KEY_ID = "" } = process.env;

const dialogporten = connect(dialogportenGraphqlV1, {
  environment: "tt02",
  auth: maskinporten({
    clientId: CLIENT_ID,
    key: KEY,
    kid: KEY_ID,
    scopes: ["digdir:dialogporten"],
    systemUser: "310724181",
  }),
});

const party = ["urn:altinn:organization:identifier-no:310724181"];
const { searchDialogs } = unwrap(
  await dialogporten.dialogs.search({
    input: { party, status: ["REQUIRES_ATTENTION"], orderBy: [{ contentUpdatedAt: "DESC" }] },
  }),
);
for (const { message } of searchDialogs.errors) console.error(message);
for (const { content, status } of searchDialogs.items ?? [])
  console.log(`${content.title.value[0]?.value} (${status})`);

const [first] = searchDialogs.items ?? [];
if (first === undefined) throw new Error("No dialog wants attention.");

const { dialogById } = unwrap(await dialogporten.dialogs.get({ dialogId: first.id }));
const { content, dialogToken } = dialogById.dialog ?? {};
console.log(`It says: ${content?.summary?.value[0]?.value}`);

// A dialog's events are opened by its own token, which lives for ten minutes.
for await (const { dialogEvents } of dialogporten.dialogs.events(
  { dialogId: first.id },
  { dialogToken: dialogToken ?? "" },
)) {
  console.log(`It was ${dialogEvents.type === "DIALOG_DELETED" ? "deleted" : "updated"}`);
}

// What you need beyond our operations, you ask for in your own words; graphql-codegen and gql.tada give it types.
const own = "query ($party: [String!]) { searchDialogs(input: { party: $party }) { items { dueAt } } }";
console.log(`In our own words: ${JSON.stringify(unwrap(await dialogporten.query(own, { party })))}`);
