import type { Migration } from "../types.js";

const dialogs = { from: "idporten", scopes: ["digdir:dialogporten"] } as const;
const reading = { from: "idporten", scopes: ["digdir:dialogporten", "altinn:instances.read"] } as const;

/** The message box: reading it, and putting its elements away. */
export const messages = [
  {
    id: "messages.list",
    rest: ["GET /api/{who}/messages"],
    soap: {
      "ServiceEngine/ReporteeElementList": [
        "GetReporteeElementList",
        "GetCorrespondenceListForReportee",
        "GetCorrespondenceListForArchiveRef",
        "GetFormSetElements",
      ],
    },
    product: "Dialogporten, as an end user",
    to: [{ contract: "altinn3/dialogporten/enduser/v1", operation: "dialogs.list" }],
    status: "redesigned",
    basis: "documented",
    changes: [
      "A message becomes a dialog.",
      "Its status is an enumeration and no longer a localised text.",
      "Filters are query parameters of their own instead of OData, and the next page is asked for by a continuation token.",
      "Active and archived elements are in one list; system labels tell them apart.",
    ],
    identifiers: ["reportee", "message", "service", "archive"],
    token: dialogs,
    sketch: `
const party = ["urn:altinn:organization:identifier-no:310724181"];
for await (const { id, status, content } of dialogporten.dialogs.list({ query: { party } })) {
  console.log(id, status, content?.title?.value?.[0]?.value);
}`,
  },
  {
    id: "messages.get",
    rest: [
      "GET /api/{who}/messages/{messageId}",
      "GET /api/{who}/messages/{messageId}/forms/{formId}",
      "GET /api/{who}/messages/{messageId}/signingtext",
      "GET /api/{who}/messages/{messageId}/print",
    ],
    soap: {},
    product: "Dialogporten, as an end user; the content is with the app or in Correspondence",
    to: [
      { contract: "altinn3/dialogporten/enduser/v1", operation: "dialogs.get" },
      { contract: "altinn3/dialogporten/enduser/v1", operation: "transmissions.list" },
    ],
    status: "redesigned",
    basis: "documented",
    changes: [
      "A dialog keeps its id for life; what has been done to it is in its status and its labels.",
      "Nothing stands for markAsRead: the seen log tells who has looked.",
      "Forms, prints and texts to sign are attachments of the dialog or data of the instance it points to.",
    ],
    identifiers: ["reportee", "message"],
    token: dialogs,
    sketch: `
const path = { dialogId: "0194fe3f-6a4b-7b3c-9d2e-5f6a7b8c9d0e" };
const dialog = unwrap(await dialogporten.dialogs.get({ path }));
for (const { urls } of dialog.attachments ?? []) console.log(urls?.map(({ url }) => url));
console.log(unwrap(await dialogporten.transmissions.list({ path })).length);`,
  },
  {
    id: "messages.correspondence",
    rest: [],
    soap: {
      "ServiceEngine/Correspondence": ["GetCorrespondenceForEndUserSystem", "GetCorrespondenceForEndUserSystems"],
    },
    product: "Dialogporten for the overview, Correspondence for the content",
    to: [
      { contract: "altinn3/dialogporten/enduser/v1", operation: "dialogs.get" },
      { contract: "altinn3/correspondence/v1", operation: "correspondences.get" },
      { contract: "altinn3/correspondence/v1", operation: "correspondences.getContent" },
    ],
    status: "redesigned",
    basis: "documented",
    changes: [
      "The list comes from Dialogporten; overview, content and attachments of one are three calls to Correspondence.",
      "The body is Markdown instead of HTML.",
    ],
    identifiers: ["reportee", "message", "service"],
    token: { from: "idporten", scopes: ["digdir:dialogporten", "altinn:correspondence.read"] },
    sketch: `
const dialog = unwrap(await dialogporten.dialogs.get({ path: { dialogId: "0194fe3f-6a4b-7b3c-9d2e-5f6a7b8c9d0e" } }));
console.log(dialog.status);
const path = { correspondenceId: "0194fe40-1c2d-7e3f-8a4b-5c6d7e8f9a0b" };
const { content, status } = unwrap(await correspondence.correspondences.get({ path }));
console.log(status, content?.messageTitle);
console.log(unwrap(await correspondence.correspondences.getContent({ path })));`,
  },
  {
    id: "messages.formdata",
    rest: [
      "GET /api/{who}/messages/{messageId}/forms/{formId}/formdata",
      "GET /api/{who}/messages/{messageId}/attachments/{attachmentId}",
    ],
    soap: {
      "Archive/ReporteeArchive": ["GetAttachmentData"],
      "Archive/ReporteeArchiveStreamed": ["GetAttachmentDataStreamed"],
      "ServiceEngine/ReporteeElementList": ["GetFormSetData"],
    },
    product: "the app's API; Correspondence for attachments of correspondences",
    to: [
      { contract: "altinn3/app/v8", operation: "data.get" },
      { contract: "altinn3/correspondence/v1", operation: "correspondences.downloadAttachment" },
    ],
    status: "redesigned",
    basis: "inferred",
    changes: [
      "Forms and attachments are both data elements of an instance, told apart by their data type.",
      "The answer is the bytes themselves, never base64 in an envelope.",
    ],
    identifiers: ["message", "archive", "dataFormat", "attachmentType"],
    token: { from: "idporten", scopes: ["altinn:instances.read", "altinn:correspondence.read"] },
    sketch: `
const element = {
  instanceOwnerPartyId: 50001337,
  instanceGuid: "0194fe41-2d3e-7f4a-9b5c-6d7e8f9a0b1c",
  dataGuid: "0194fe42-3e4f-7a5b-8c6d-7e8f9a0b1c2d",
};
const form = unwrap(await app.data.get({ path: element }));
console.log(form.contentType, await form.text());

const attachment = {
  correspondenceId: "0194fe40-1c2d-7e3f-8a4b-5c6d7e8f9a0b",
  attachmentId: "0194fe43-4f5a-7b6c-9d7e-8f9a0b1c2d3e",
};
const file = unwrap(await correspondence.correspondences.downloadAttachment({ path: attachment }));
console.log(file.fileName, (await file.bytes()).length);`,
  },
  {
    id: "messages.archived",
    rest: [],
    soap: { "Archive/ReporteeArchive": ["GetArchivedFormTask", "GetArchivedCorrespondence", "GetArchivedLookup"] },
    product: "Dialogporten, as an end user; Storage for the data of apps",
    to: [
      { contract: "altinn3/dialogporten/enduser/v1", operation: "dialogs.list" },
      { contract: "altinn3/storage/v1", operation: "instances.get" },
      { contract: "altinn3/storage/v1", operation: "data.get" },
    ],
    status: "redesigned",
    basis: "documented",
    changes: [
      "There is no archive apart from the message box: an archived element is a dialog with the label Archive.",
      "One call for a whole form set becomes one for the instance and one per data element.",
    ],
    identifiers: ["reportee", "message", "archive", "dataFormat"],
    token: reading,
    sketch: `
const party = ["urn:altinn:organization:identifier-no:310724181"];
for await (const { id } of dialogporten.dialogs.list({ query: { party, systemLabel: ["Archive"] } })) console.log(id);

const path = { instanceOwnerPartyId: 50001337, instanceGuid: "0194fe41-2d3e-7f4a-9b5c-6d7e8f9a0b1c" };
const { data } = unwrap(await storage.instances.get({ path }));
for (const { id, dataType } of data ?? []) {
  const file = unwrap(await storage.data.get({ path: { ...path, dataGuid: id ?? "" } }));
  console.log(dataType, (await file.bytes()).length);
}`,
  },
  {
    id: "messages.archive",
    rest: ["PUT /api/{who}/messages/{messageId}/archive"],
    soap: { "ServiceEngine/Correspondence": ["ArchiveCorrespondenceForEndUserSystem"] },
    product: "Dialogporten's system labels",
    to: [{ contract: "altinn3/dialogporten/enduser/v1", operation: "systemLabels.set" }],
    status: "redesigned",
    basis: "inferred",
    changes: ["Archiving is a label the end user sets and may take away; the id stays."],
    identifiers: ["message", "archive"],
    token: dialogs,
    sketch: `
const path = { dialogId: "0194fe3f-6a4b-7b3c-9d2e-5f6a7b8c9d0e" };
unwrap(await dialogporten.systemLabels.set({ path, body: { addLabels: ["Archive"] } }));`,
  },
  {
    id: "messages.delete",
    rest: ["DELETE /api/{who}/messages/{messageId}"],
    soap: {
      "ServiceEngine/ReporteeElementList": ["DeleteReporteeElement"],
      "ServiceEngine/Correspondence": ["DeleteCorrespondence"],
    },
    product: "Dialogporten's system labels; the app for an instance that was never sent",
    to: [
      { contract: "altinn3/dialogporten/enduser/v1", operation: "systemLabels.set" },
      { contract: "altinn3/app/v8", operation: "instances.delete" },
    ],
    status: "redesigned",
    basis: "inferred",
    changes: [
      "The bin is a label of the dialog, so that it can be taken out again.",
      "How an end user removes something for good is not settled.",
    ],
    identifiers: ["message"],
    token: { from: "idporten", scopes: ["digdir:dialogporten", "altinn:instances.write"] },
    sketch: `
const path = { dialogId: "0194fe3f-6a4b-7b3c-9d2e-5f6a7b8c9d0e" };
unwrap(await dialogporten.systemLabels.set({ path, body: { addLabels: ["Bin"] } }));

const draft = { instanceOwnerPartyId: 50001337, instanceGuid: "0194fe41-2d3e-7f4a-9b5c-6d7e8f9a0b1c" };
unwrap(await app.instances.delete({ path: draft }));`,
  },
  {
    id: "messages.trashbin",
    rest: ["GET /api/{who}/messages/trashbin"],
    soap: {},
    product: "Dialogporten's system labels",
    to: [{ contract: "altinn3/dialogporten/enduser/v1", operation: "dialogs.list" }],
    status: "redesigned",
    basis: "inferred",
    changes: ["The bin is no list of its own but a filter by the label Bin."],
    identifiers: ["reportee", "message"],
    token: dialogs,
    sketch: `
const party = ["urn:altinn:organization:identifier-no:310724181"];
for await (const { id } of dialogporten.dialogs.list({ query: { party, systemLabel: ["Bin"] } })) console.log(id);`,
  },
  {
    id: "messages.confirm",
    rest: ["PUT /api/{who}/messages/{messageId}/confirm"],
    soap: { "ServiceEngine/Correspondence": ["SaveCorrespondenceConfirmation"] },
    product: "Correspondence",
    to: [{ contract: "altinn3/correspondence/v1", operation: "correspondences.confirm" }],
    status: "replaced",
    basis: "inferred",
    changes: ["It is a POST to the correspondence itself."],
    identifiers: ["message"],
    token: { from: "idporten", scopes: ["altinn:correspondence.read"] },
    sketch: `
const path = { correspondenceId: "0194fe40-1c2d-7e3f-8a4b-5c6d7e8f9a0b" };
unwrap(await correspondence.correspondences.confirm({ path }));`,
  },
] as const satisfies readonly Migration[];
