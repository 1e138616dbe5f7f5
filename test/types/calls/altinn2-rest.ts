/** Calls of Altinn II's REST API that a user writes, checked and never run: what must compile does, and what must not says so. */
import { connect, unwrap, type Download } from "altinnkit";
import { apiKey, bearer } from "altinnkit/auth";
import { and, eq, follow, ge, ne, orderBy, type HalProblem } from "altinnkit/hal";
import {
  altinn2RestV0,
  type Form,
  type FormTaskMetadata,
  type Message,
  type MessageCollection,
  type Reportee,
  type RightCollection,
  type ServiceMetadata,
} from "altinnkit/altinn2/rest/v0";

const altinn2 = connect(altinn2RestV0, {
  environment: "tt02",
  auth: [apiKey({ kind: "backend", key: "key" }), bearer(async () => "token")],
});
const path = { who: "my" };

export async function lists(): Promise<void> {
  const { data, error } = await altinn2.messages.list({
    path,
    query: {
      $filter: and(eq("ServiceOwner", "Skatteetaten"), ge("CreatedDate", new Date(0))),
      $orderby: orderBy("Subject", "CreatedDate desc"),
      $top: 3,
    },
  });
  if (error) {
    const refused: HalProblem = error;
    void refused.errors[0]?.code;
    return;
  }
  const list: MessageCollection = data;
  void list._embedded.messages[0]?.Type;

  for await (const message of altinn2.messages.list({ path })) {
    const one: Message = message;
    void one;
  }
  await altinn2.rights.list({ path, query: { $filter: ne("RightSourceType", "RoleTypeRights") } });
  await altinn2.serviceOwner.listConsents({ query: { status: ["active", "revoked"] } });
}

export async function links(reportee: Reportee, message: Message): Promise<void> {
  const messages: MessageCollection = unwrap(await follow(altinn2, reportee, "messages", { query: { $top: 1 } }));
  void messages;
  const form: Form = unwrap(await follow(altinn2, message, "form", { pick: 0 }));
  const xml: string = unwrap(await follow(altinn2, form, "formdata"));
  const file: Download = unwrap(await follow(altinn2, message, "attachment", { pick: "oppgaver" }));
  const service: FormTaskMetadata | ServiceMetadata = unwrap(await follow(altinn2, message, "metadata"));
  await follow(altinn2, message, "self", "messages.delete");
  const unknown: unknown = unwrap(await follow(altinn2, message, "somethingNew"));
  void [xml, file, service, unknown];
}

export async function bodies(): Promise<void> {
  const part = { ServiceCode: "1029", ServiceEdition: 64 };
  await altinn2.messages.create({ path, body: { Type: "FormTask", ...part }, query: { complete: false } });
  await altinn2.contactInformation.create({ path: { orgno: "310724181" }, body: { Email: "user@example.org" } });
  await altinn2.reportees.convert({ body: { OrganizationNumber: "310724181", Name: "Test AS" } });
  const query = {
    fileName: "a.zip",
    brokerServiceDescription: { ...part, ServiceEditionCode: 1, Recipients: ["310724181"], SendersReference: "1" },
  };
  await altinn2.broker.upload({ path, query, body: { content: new Uint8Array() } });
}

export async function wrong(message: Message, form: Form): Promise<void> {
  // @ts-expect-error -- a list of messages has no such field
  await altinn2.messages.list({ path, query: { $filter: eq("RightID", 1) } });
  // @ts-expect-error -- this field is a date
  await altinn2.messages.list({ path, query: { $filter: eq("CreatedDate", 1) } });
  // @ts-expect-error -- a condition is made, not written
  await altinn2.messages.list({ path, query: { $filter: "Subject eq 'a'" } });
  // @ts-expect-error -- organisations are filtered by their type alone
  await altinn2.serviceOwner.listOrganizations({ query: { $filter: eq("Name", "Test AS") } });
  // @ts-expect-error -- and ordered by two fields
  await altinn2.serviceOwner.listOrganizations({ query: { $orderby: orderBy("Type") } });
  // @ts-expect-error -- it takes no conditions
  await altinn2.messages.listDeleted({ path, query: { $filter: eq("Subject", "a") } });
  // @ts-expect-error -- a form's data is text
  const rights: RightCollection = unwrap(await follow(altinn2, form, "formdata"));
  // @ts-expect-error -- a form is not what a link to an attachment leads to
  const attached: Form = unwrap(await follow(altinn2, message, "attachment"));
  // @ts-expect-error -- an attachment is not replaced
  await follow(altinn2, message, "attachment", { operation: "messages.replace" });
  // @ts-expect-error -- nobody knows what an unknown relation leads to
  const unknown: Message = unwrap(await follow(altinn2, message, "somethingNew"));
  // @ts-expect-error -- one of both, and not none
  await altinn2.contactInformation.create({ path: { orgno: "310724181" }, body: {} });
  void [rights, attached, unknown];
}
