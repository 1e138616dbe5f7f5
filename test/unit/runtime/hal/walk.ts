import { unwrap, type ClientOf } from "altinnkit";
import { eq, follow, followLocation, gt, and, limitReached, orderBy } from "altinnkit/hal";
import type { altinn2RestV0, MessageInput, Message } from "altinnkit/altinn2/rest/v0";
import { organisation, person } from "../../../servers/altinn2/index.js";

type Altinn = ClientOf<typeof altinn2RestV0>;

const who = "my";
const service = { serviceCode: "2413", serviceEditionCode: 1 };
const bytes = (text: string) => new Blob([text]);

/** From the start page of the message box, all that one does with it. */
export async function messageBox(altinn: Altinn): Promise<unknown[]> {
  const told: unknown[] = [];
  const box = unwrap(await altinn.messages.list({ path: { who } }));
  const filtered = await follow(altinn, box, "self", "messages.list", {
    query: {
      $filter: and(eq("ServiceOwner", "Skatteetaten"), gt("CreatedDate", new Date("2016-01-01T00:00:00Z"))),
      $orderby: orderBy("CreatedDate desc"),
      $top: 2,
    },
  });
  told.push(
    limitReached(filtered),
    unwrap(filtered)._embedded.messages.map(({ MessageId }) => MessageId),
  );

  const letter = unwrap(await follow(altinn, box, "find", { path: { messageId: "a1" }, query: { markAsRead: false } }));
  told.push(letter.Status, unwrap(await follow(altinn, letter, "metadata", "metadata.getCorrespondence")));
  told.push(await unwrap(await follow(altinn, letter, "attachment", { pick: "letter.txt" })).text());
  const path = { who, messageId: letter.MessageId };
  told.push((await altinn.messages.archive({ path })).error?.detail);
  unwrap(await altinn.messages.confirm({ path }));
  const archived = await altinn.messages.archive({ path });
  const gone = unwrap(await followLocation(altinn, archived, "messages.get"));
  told.push(gone.MessageId, gone.Status);
  told.push((await follow(altinn, gone, "self", "messages.delete")).status);
  const trash = unwrap(await altinn.messages.listDeleted({ path: { who } }));
  told.push(trash._embedded.messages.map(({ MessageId }) => MessageId));
  return told;
}

const form = { Type: "MainForm", DataFormatId: "212", DataFormatVersion: 1, FormData: "<Skjema>1</Skjema>" } as const;
const task = {
  Type: "FormTask",
  ServiceCode: service.serviceCode,
  ServiceEdition: service.serviceEditionCode,
} as const;

/** A form with all that belongs to it, from prefill to archive. */
export async function forms(altinn: Altinn): Promise<unknown[]> {
  const told: unknown[] = [];
  const box = unwrap(await altinn.messages.list({ path: { who } }));
  const submit = async (query: { complete?: boolean; sign?: boolean }, body: MessageInput): Promise<Message> => {
    const made = await follow(altinn, box, "self", "messages.create", { query, body });
    unwrap(made);
    return unwrap(await followLocation(altinn, made, "messages.get"));
  };
  const reread = async (message: Message) => unwrap(await follow(altinn, message, "self", "messages.get"));
  const data = async (message: Message, pick: number) => {
    const one = unwrap(await follow(altinn, message, "form", { pick }));
    return [one, unwrap(await follow(altinn, one, "formdata"))] as const;
  };

  const done = await submit({}, { ...task, _embedded: { forms: [form] } });
  told.push(done.Status);

  const prefilled = await submit({ complete: false }, { ...task, _embedded: {} });
  told.push(prefilled.Status, (await data(prefilled, 0))[1]);

  const path = { who, messageId: prefilled.MessageId };
  const added = await altinn.forms.create({ path, body: { ...form, Type: "SubForm", FormData: "<Skjema>2</Skjema>" } });
  told.push(unwrap(await followLocation(altinn, added, "forms.get")).Type);
  await altinn.attachments.create({ path, body: { FileName: "a.txt", AttachmentType: "any", Data: btoa("base64") } });
  const query = { fileName: "b ø.bin", attachmentType: "any" };
  const streamed = await altinn.attachments.upload({ path, query, body: bytes("streamed") });
  told.push(await unwrap(await followLocation(altinn, streamed, "attachments.download")).text());

  const whole = await reread(prefilled);
  told.push(
    whole._links.form?.map(({ name }) => name),
    whole._links.attachment?.map(({ name }) => name),
  );
  const [sub] = await data(whole, 1);
  unwrap(await follow(altinn, sub, "self", "forms.replace", { body: { ...form, FormData: "<Skjema>3</Skjema>" } }));
  told.push((await data(whole, 1))[1]);
  unwrap(await follow(altinn, sub, "self", "forms.delete"));
  unwrap(await follow(altinn, whole, "attachment", "attachments.delete", { pick: "a.txt" }));
  told.push(unwrap(await altinn.messages.validate({ path })).Success);
  told.push(
    await unwrap(await follow(altinn, whole, "print")).text(),
    unwrap(await follow(altinn, whole, "signingtext")),
  );

  unwrap(await follow(altinn, whole, "self", "messages.replace", { query: { sign: false }, body: task }));
  const waiting = await reread(whole);
  const signed = await follow(altinn, waiting, "self", "messages.replace", { body: task });
  const archived = unwrap(await followLocation(altinn, signed, "messages.get"));
  told.push(waiting.Status, archived.Status, archived.MessageId === prefilled.MessageId.replace("a", "b"));
  return told;
}

/** Parties, their profiles, and look-ups. */
export async function parties(altinn: Altinn): Promise<unknown[]> {
  const told: unknown[] = [];
  const list = unwrap(await altinn.reportees.list());
  const company = list._embedded.reportees[1]!;
  const found = unwrap(await follow(altinn, list, "find", { path: { reporteeId: company.ReporteeId } }));
  const box = unwrap(await follow(altinn, found, "messages"));
  told.push(found.Name, box._embedded.messages.length);
  told.push(unwrap(await follow(altinn, company, "self", "reportees.get")).OrganizationNumber);
  told.push(
    unwrap(await altinn.reportees.convert({ body: { OrganizationNumber: organisation, Name: "LYDIG KATT AS" } })),
  );
  told.push((await altinn.organizations.list()).status);

  const own = unwrap(await altinn.profile.get());
  told.push(own.Name, unwrap(await follow(altinn, own, "self", "profile.get")).UserName);
  const path = { orgno: organisation };
  const profile = unwrap(await altinn.profile.getOrganization({ path }));
  const made = await follow(altinn, profile, "contactinformation", "contactInformation.create", {
    body: { Email: "new@example.com" },
  });
  const rows = unwrap(await follow(altinn, profile, "contactinformation"));
  told.push(
    made.status,
    rows.map(({ Email }) => Email),
  );
  told.push((await altinn.contactInformation.delete({ path: { ...path, id: String(rows.at(-1)!.Id) } })).status);
  told.push(unwrap(await altinn.lookup.get({ path: { who, ...service }, query: { queryOptions: "q=1&x='" } })));
  return told;
}

/** Roles, rights and delegations. */
export async function authorization(altinn: Altinn): Promise<unknown[]> {
  const told: unknown[] = [];
  const path = { who };
  const roles = unwrap(await altinn.roles.list({ path }));
  const definition = unwrap(await follow(altinn, roles._embedded.roles[0]!, "roledefinition", "roleDefinitions.get"));
  told.push(definition.RoleName, (await altinn.roles.delete({ path: { who, roleId: 7 } })).status);
  told.push(unwrap(await altinn.rights.list({ path }))._embedded.rights.map(({ Action }) => Action));
  told.push((await altinn.rights.delete({ path: { who, rightId: 11 } })).status);
  const apps = unwrap(await altinn.appRights.list({ path }))._embedded.apprights;
  told.push((await follow(altinn, apps[0]!, "delete", "appRights.delete")).status);

  const local = { RoleType: "Local", RoleName: "Local role", RoleDescription: "" } as const;
  const made = await altinn.roleDefinitions.create({ path, body: local });
  const role = unwrap(await followLocation(altinn, made, "roleDefinitions.get"));
  told.push(role.RoleName);
  told.push((await follow(altinn, role, "self", "roleDefinitions.update", { body: local })).status);
  told.push((await follow(altinn, role, "self", "roleDefinitions.delete")).status);
  told.push(unwrap(await altinn.roleDefinitions.list({ path }))._embedded.roledefinitions.length);

  const holders = unwrap(await altinn.delegations.list({ path }));
  const body = {
    OrganizationNumber: organisation,
    Name: "LYDIG KATT AS",
    _embedded: { Roles: [{ RoleDefinitionId: 3 }] },
  };
  told.push((await follow(altinn, holders, "self", "delegations.create", { body })).status);
  const holder = unwrap(await follow(altinn, holders, "find", { path: { receiverId: "r50067890" } }));
  told.push(holder.Name);
  told.push(unwrap(await follow(altinn, holder, "rights"))._embedded.rights.length);
  told.push(unwrap(await follow(altinn, holder, "roles"))._embedded.roles.length);
  const delegated = unwrap(await follow(altinn, holder, "apprights"))._embedded.apprights;
  told.push((await follow(altinn, delegated[0]!, "delete", "delegations.deleteAppRight")).status);
  const receiver = { who, receiverId: "r50067890" };
  told.push((await altinn.delegations.deleteRole({ path: { ...receiver, id: 7 } })).status);
  told.push((await altinn.delegations.deleteRight({ path: { ...receiver, id: 11 } })).status);
  return told;
}

/** Consents, requests for delegation, and enterprise users. */
export async function requests(altinn: Altinn): Promise<unknown[]> {
  const told: unknown[] = [];
  const consent = {
    CoveredBy: organisation,
    OfferedBy: person,
    OfferedByName: "SANSELIG TIGER",
    ValidTo: "2030-01-01T00:00:00.0000000+01:00",
    RedirectUrl: "https://app.example/done",
    RequestMessage: { en: "Please" },
    RequestResources: [{ ServiceCode: "4629", ServiceEditionCode: 2 }],
  };
  unwrap(await altinn.consentRequests.create({ body: consent }));
  const { consentRequests } = unwrap(await altinn.consentRequests.list({ query: { status: ["unopened"] } }))._embedded;
  const asked = unwrap(await follow(altinn, consentRequests[0]!, "self", "consentRequests.get"));
  told.push(asked.RequestStatus, (await follow(altinn, asked, "self", "consentRequests.delete")).status);
  const code = { path: { authorizationCode: "d5b861c8" } };
  told.push(unwrap(await altinn.consentTokens.get(code)));
  told.push(
    (await altinn.consentTokens.logUse({ ...code, body: { ServiceCode: "4629", ServiceEditionCode: 2 } })).status,
  );
  told.push((await altinn.consentTokens.delete(code)).status);

  const wanted = {
    coveredBy: person,
    offeredBy: organisation,
    requestServices: [{ serviceCode: "2413", serviceEditionCode: 1 }],
  };
  unwrap(await altinn.delegationRequests.create({ body: wanted }));
  const [request] = unwrap(await altinn.delegationRequests.list());
  told.push((await altinn.delegationRequests.delete({ path: { guid: request!.guid } })).status);
  told.push((await altinn.consentRequests.create({ body: { ...consent, CoveredBy: "" } })).error?.errors);

  const path = { userName: "robot" };
  const body = { UserName: "robot" };
  told.push(unwrap(await altinn.enterpriseUsers.create({ body })).UserName);
  told.push(unwrap(await altinn.enterpriseUsers.list()).length);
  told.push(unwrap(await altinn.enterpriseUsers.get({ path })).UserName);
  told.push((await altinn.enterpriseUsers.update({ path, body })).status);
  told.push((await altinn.enterpriseUsers.rotateSecret({ path })).status);
  told.push((await altinn.enterpriseUsers.delete({ path })).status);
  return told;
}

/** A file on its way through broker. */
export async function broker(altinn: Altinn): Promise<unknown[]> {
  const description = { ServiceCode: "3602", ServiceEditionCode: 1, SendersReference: "1", Recipients: [organisation] };
  const query = { fileName: "a.zip", brokerServiceDescription: description };
  const { FileReference: fileReference } = unwrap(
    await altinn.broker.upload({ path: { who }, query, body: bytes("PK") }),
  );
  const path = { who, fileReference };
  const waiting = unwrap(await altinn.broker.hasAvailableFiles({ query: { recipients: [organisation] } }));
  const inbox = unwrap(await altinn.broker.listInbox({ path: { who } }));
  const file = await unwrap(await altinn.broker.download({ path })).text();
  const reads = [
    unwrap(await altinn.broker.getInboxFile({ path })).FileStatus,
    (await altinn.broker.getInboxReceipt({ path })).status,
    (await altinn.broker.confirmDownloaded({ path })).status,
    unwrap(await altinn.broker.getOutboxFile({ path })).FileStatus,
    (await altinn.broker.getOutboxReceipt({ path })).status,
  ];
  return [waiting, inbox.length, file, ...reads];
}

/** What is open to all. */
export async function metadata(altinn: Altinn): Promise<unknown[]> {
  const told: unknown[] = [];
  const all = unwrap(await altinn.metadata.list());
  const [listed] = all._embedded.metadata;
  const task = unwrap(await follow(altinn, listed!, "self", "metadata.getFormTask"));
  told.push(task.RestEnabled, unwrap(await follow(altinn, task.FormsMetaData![0]!, "schema")));
  const needs = unwrap(await follow(altinn, listed!, "rolerequirements"))._embedded.rolerequirements;
  told.push(unwrap(await follow(altinn, needs[0]!, "roledefinition", "metadata.getRoleDefinition")).RoleName);
  const lists = unwrap(await altinn.metadata.listCodeLists());
  const codes = unwrap(await follow(altinn, lists._embedded.codelists[0]!, "self", "metadata.getCodeList"));
  told.push(codes.Codes?.map(({ Value1 }) => Value1));
  told.push(unwrap(await altinn.metadata.listRoleDefinitions())._embedded.roledefinitions.length);
  told.push(unwrap(await altinn.metadata.getLookup({ path: service })).ServiceName);
  told.push(unwrap(await altinn.metadata.getLookupSchema({ path: { ...service, schema: "ResponseSchema" } })));
  told.push(unwrap(await altinn.metadata.getAttachmentSchema({ path: { ...service, ruleId: 1 } })));
  told.push((await altinn.metadata.getConfiguration()).status, (await altinn.metadata.getKeys()).status);
  return told;
}

/** What only service owners ask. */
export async function serviceOwner(altinn: Altinn): Promise<unknown[]> {
  const told: unknown[] = [];
  const owner = altinn.serviceOwner;
  const companies = unwrap(await owner.listOrganizations());
  const company = unwrap(
    await follow(altinn, companies._embedded.organizations[0]!, "self", "serviceOwner.getOrganization"),
  );
  const { officialcontacts } = unwrap(await follow(altinn, company, "officialcontacts"))._embedded;
  const { personalcontacts } = unwrap(await follow(altinn, company, "personalcontacts"))._embedded;
  const contactRoles = unwrap(
    await follow(altinn, personalcontacts[0]!, "roles", "serviceOwner.listPersonalContactRoles"),
  );
  told.push(officialcontacts[0]!.EMailAddress, personalcontacts[0]!.Name, contactRoles._embedded.roles.length);

  const consents = unwrap(await owner.listConsents({ query: { status: ["active"] } }));
  const more = unwrap(await follow(altinn, consents, "next", "serviceOwner.listConsents"));
  told.push([consents, more].map(({ _embedded: { consents } }) => consents[0]?.AuthorizationCode));

  const query = { subject: person, reportee: organisation };
  told.push(unwrap(await owner.listRights({ query })).Rights.length, (await owner.listRoles({ query })).status);
  told.push(
    (await owner.listAppRights({ query })).status,
    (await owner.listReportees({ query: { subject: person } })).status,
  );
  const definitions = unwrap(await owner.listRoleDefinitions());
  told.push(definitions._embedded.roledefinitions.length);
  const delegated = await owner.delegateRole({
    query: { onBehalfOf: person },
    body: { OrganizationNumber: organisation, Name: "LYDIG KATT AS", _embedded: { Roles: [{ RoleDefinitionId: 3 }] } },
  });
  told.push((await followLocation(altinn, delegated, "serviceOwner.withdrawRole")).status);

  const asked = await owner.createDelegationRequest({
    body: { coveredBy: person, offeredBy: organisation, requestResources: [] },
  });
  const request = unwrap(await followLocation(altinn, asked, "serviceOwner.getDelegationRequest"));
  told.push(
    request.RequestStatus,
    (await followLocation(altinn, asked, "serviceOwner.deleteDelegationRequest")).status,
  );
  told.push((await owner.listDelegationRequests()).status, (await owner.listEvents()).status);
  told.push(unwrap(await owner.validateRecipient({ query: { organizationNumber: organisation } })).inboxAccessible);

  const rule = {
    ServiceCode: "3602",
    ServiceEditionCode: 1,
    Reportee: organisation,
    Right: "Read",
    ValidTo: "2030-01-01",
  } as const;
  const made = unwrap(await altinn.srr.create({ body: [rule] }));
  const id = String(Object.values(made._embedded)[0]![0]!.Id);
  told.push((await altinn.srr.list({ query: service })).status, unwrap(await altinn.srr.get({ path: { id } })).Right);
  told.push(
    (await altinn.srr.update({ path: { id }, body: rule })).status,
    (await altinn.srr.delete({ path: { id } })).status,
  );
  return told;
}
