/** A person's message box in Altinn II: lists it, reads a letter, and fills in, signs and sends a form. */
import { connect, unwrap } from "altinnkit";
import { apiKey, bearer } from "altinnkit/auth";
import { altinn2RestV0 } from "altinnkit/altinn2/rest/v0";
import { and, eq, follow, followLocation, gt, limitReached, orderBy } from "altinnkit/hal";

const { IDPORTEN_TOKEN = "", API_KEY = "" } = process.env;

const altinn = connect(altinn2RestV0, {
  environment: "tt02",
  auth: [bearer(() => IDPORTEN_TOKEN), apiKey({ kind: "backend", key: API_KEY })],
});
const path = { who: "my" };

const listed = await altinn.messages.list({
  path,
  query: {
    $filter: and(eq("ServiceOwner", "Skatteetaten"), gt("CreatedDate", new Date("2015-01-01T00:00:00Z"))),
    $orderby: orderBy("CreatedDate desc"),
    $top: 3,
  },
});
for (const { MessageId, Subject } of unwrap(listed)._embedded.messages) console.log(`${MessageId}: ${Subject}`);
if (limitReached(listed)) console.log("There is more than Altinn looks through.");

const letters = await altinn.messages.list({ path, query: { $filter: eq("Type", "Correspondence") } });
for (const { _links } of unwrap(letters)._embedded.messages) {
  const letter = unwrap(await follow(altinn, { _links }, "self", { query: { markAsRead: false } }));
  const attachment = unwrap(await follow(altinn, letter, "attachment", { pick: "letter.txt" }));
  console.log(`${letter.Subject} says ${await attachment.text()}`);
}

const service = { Type: "FormTask", ServiceCode: "2413", ServiceEdition: 1 } as const;
const form = { Type: "MainForm", DataFormatId: "212", DataFormatVersion: 1, FormData: "<Skjema>1</Skjema>" } as const;
const submitted = await altinn.messages.create({
  path,
  query: { sign: false },
  body: { ...service, _embedded: { forms: [form] } },
});
unwrap(submitted);
const waiting = unwrap(await followLocation(altinn, submitted, "messages.get"));
console.log(waiting.Status);

const main = unwrap(await follow(altinn, waiting, "form"));
console.log(unwrap(await follow(altinn, main, "formdata")));

// Signed, it is archived, and has another id from then on: the answer says where.
const signed = await follow(altinn, waiting, "self", "messages.replace", { body: service });
unwrap(signed);
console.log(unwrap(await followLocation(altinn, signed, "messages.get")).Status);
