import type { Migration } from "../types.js";

const writing = { from: "idporten", scopes: ["altinn:instances.read", "altinn:instances.write"] } as const;

const element = {
  product: "the app's API: data elements",
  status: "redesigned",
  basis: "documented",
  identifiers: ["message", "dataFormat", "attachmentType"],
  token: writing,
} as const;

/** Filling in forms, and sending them. */
export const forms = [
  {
    id: "forms.submit",
    rest: ["POST /api/{who}/messages"],
    soap: { "Intermediary/IntermediaryInbound": ["SubmitFormTask"] },
    product: "the API of the app that takes over the form",
    to: [
      { contract: "altinn3/app/v8", operation: "instances.create" },
      { contract: "altinn3/app/v8", operation: "data.create" },
      { contract: "altinn3/app/v8", operation: "process.next" },
    ],
    status: "redesigned",
    basis: "documented",
    changes: [
      "Every app has an API of its own, on its owner's host.",
      "Forms and attachments are parts of one multipart request, or are added one by one.",
      "Nothing stands for `complete` and `sign`: the app's process is moved a step at a time.",
    ],
    identifiers: ["reportee", "service", "message", "dataFormat", "attachmentType"],
    token: writing,
    sketch: `
import { instancePath } from "altinnkit/flows/app";

const start = new FormData();
const template = { instanceOwner: { organisationNumber: "310724181" } };
start.append("instance", new Blob([JSON.stringify(template)], { type: "application/json" }));
start.append("model", new Blob(["<Skjema/>"], { type: "application/xml" }));
const path = instancePath(unwrap(await app.instances.create({ body: start })));
const attachment = new File(["Synthetic"], "vedlegg.txt", { type: "text/plain" });
unwrap(await app.data.create({ path: { ...path, dataType: "attachment" }, body: attachment }));
unwrap(await app.process.next({ path }));`,
  },
  {
    id: "forms.prefill",
    rest: [],
    soap: {
      "ServiceEngine/PreFill": ["SubmitAndInstantiatePrefilledFormTask", "SubmitPrefilledFormTasks"],
      "ServiceEngine/PreFillAgency": ["SubmitAndInstantiatePrefilledFormTask", "SubmitPrefilledFormTasks"],
    },
    product: "the API of the owner's app",
    to: [
      { contract: "altinn3/app/v8", operation: "instances.create" },
      { contract: "altinn3/app/v8", operation: "instances.createPrefilled" },
    ],
    status: "redesigned",
    basis: "documented",
    changes: [
      "The owner starts an instance for the party, with the filled-in form or with single values.",
      "Nothing is stored for later: prefill without an instance is for the app to fetch when it starts.",
      "One request starts one instance; there are no batches.",
    ],
    identifiers: ["service", "dataFormat", "reportee"],
    token: { from: "maskinporten", scopes: ["altinn:serviceowner/instances.write"] },
    sketch: `
const start = new FormData();
const template = { instanceOwner: { organisationNumber: "310724181" } };
start.append("instance", new Blob([JSON.stringify(template)], { type: "application/json" }));
start.append("model", new Blob(["<Skjema/>"], { type: "application/xml" }));
console.log(unwrap(await app.instances.create({ body: start })).id);

const body = { instanceOwner: { personNumber: "14857310056" }, prefill: { "Skjema.Navn": "Kari Fjord" } };
console.log(unwrap(await app.instances.createPrefilled({ body })).id);`,
  },
  {
    id: "forms.prefillData",
    rest: [],
    soap: { "ServiceEngine/PreFillEUS": ["GetPrefillData"] },
    product: "the API of the app: an instance has its prefill when it is created",
    to: [
      { contract: "altinn3/app/v8", operation: "instances.createPrefilled" },
      { contract: "altinn3/app/v8", operation: "data.get" },
    ],
    status: "redesigned",
    basis: "documented",
    changes: ["Prefill is not fetched on its own: start an instance, and read the form that the app has filled in."],
    identifiers: ["service", "dataFormat", "reportee"],
    token: writing,
    sketch: `
import { elementPath } from "altinnkit/flows/app";

const body = { instanceOwner: { organisationNumber: "310724181" } };
const instance = unwrap(await app.instances.createPrefilled({ body }));
const form = unwrap(await app.data.get({ path: elementPath(instance, "model") }));
console.log(await form.text());`,
  },
  {
    ...element,
    id: "forms.update",
    rest: ["PUT /api/{who}/messages/{messageId}", "PUT /api/{who}/messages/{messageId}/forms/{formId}"],
    soap: { "Intermediary/IntermediaryInbound": ["UpdateFormData"] },
    to: [
      { contract: "altinn3/app/v8", operation: "data.update" },
      { contract: "altinn3/app/v8", operation: "process.next" },
    ],
    changes: [
      "One data element is written at a time; what is not mentioned stays.",
      "Nothing stands for `complete` and `sign`: the app's process is moved a step at a time.",
    ],
    sketch: `
const path = { instanceOwnerPartyId: 50001337, instanceGuid: "0194fe41-2d3e-7f4a-9b5c-6d7e8f9a0b1c" };
const dataGuid = "0194fe42-3e4f-7a5b-8c6d-7e8f9a0b1c2d";
const form = new Blob(["<Skjema/>"], { type: "application/xml" });
unwrap(await app.data.update({ path: { ...path, dataGuid }, body: form }));
unwrap(await app.process.next({ path }));`,
  },
  {
    ...element,
    id: "forms.addSubForm",
    rest: ["POST /api/{who}/messages/{messageId}/forms"],
    soap: {},
    to: [{ contract: "altinn3/app/v8", operation: "data.create" }],
    changes: ["A sub-form is a data element of a type of its own."],
    sketch: `
const path = { instanceOwnerPartyId: 50001337, instanceGuid: "0194fe41-2d3e-7f4a-9b5c-6d7e8f9a0b1c" };
const form = new Blob(["<Skjema/>"], { type: "application/xml" });
unwrap(await app.data.create({ path: { ...path, dataType: "subform" }, body: form }));`,
  },
  {
    ...element,
    id: "forms.remove",
    rest: [
      "DELETE /api/{who}/messages/{messageId}/forms/{formId}",
      "DELETE /api/{who}/messages/{messageId}/attachments/{attachmentId}",
    ],
    soap: {},
    to: [{ contract: "altinn3/app/v8", operation: "data.delete" }],
    changes: ["Sub-forms and attachments are removed in the same way: by the id of their data element."],
    sketch: `
const path = {
  instanceOwnerPartyId: 50001337,
  instanceGuid: "0194fe41-2d3e-7f4a-9b5c-6d7e8f9a0b1c",
  dataGuid: "0194fe42-3e4f-7a5b-8c6d-7e8f9a0b1c2d",
};
unwrap(await app.data.delete({ path }));`,
  },
  {
    ...element,
    id: "forms.addAttachment",
    rest: [
      "POST /api/{who}/messages/{messageId}/attachments",
      "POST /api/{who}/messages/{messageId}/attachments/streamedattachment",
    ],
    soap: { "Intermediary/IntermediaryInboundStreamed": ["SubmitAttachmentStreamed"] },
    to: [{ contract: "altinn3/app/v8", operation: "data.create" }],
    changes: [
      "An attachment is always sent as its bytes; name and media type are headers, which our client writes from the file.",
      "There is no base64 variant.",
    ],
    sketch: `
const path = { instanceOwnerPartyId: 50001337, instanceGuid: "0194fe41-2d3e-7f4a-9b5c-6d7e8f9a0b1c" };
const file = new File(["Synthetic"], "vedlegg.txt", { type: "text/plain" });
unwrap(await app.data.create({ path: { ...path, dataType: "attachment" }, body: file }));`,
  },
  {
    id: "forms.validate",
    rest: ["GET /api/{who}/messages/{messageId}/validate"],
    soap: {},
    product: "the app's API",
    to: [{ contract: "altinn3/app/v8", operation: "instances.validate" }],
    status: "redesigned",
    basis: "inferred",
    changes: [
      "One list of issues, each with its severity and field, takes the place of the lists of errors and warnings.",
    ],
    identifiers: ["message"],
    token: writing,
    sketch: `
const path = { instanceOwnerPartyId: 50001337, instanceGuid: "0194fe41-2d3e-7f4a-9b5c-6d7e8f9a0b1c" };
for (const { severity, field, code } of unwrap(await app.instances.validate({ path }))) {
  console.log(severity, field, code);
}`,
  },
  {
    id: "forms.sign",
    rest: [],
    soap: {
      "Intermediary/IntermediaryInbound": ["CompleteAndSignShipment"],
      "ServiceEngine/WorkflowService": [
        "DoSigning",
        "DoSendingInAction",
        "GetAvailableActions",
        "GetNextWorkflowStateTypeInProcessFlow",
        "GetProcessDetails",
        "GetProcessStepIDForParallelSigning",
        "GetSigningText",
        "PrepareUserControlledSigning",
        "SetBackToFormFilling",
      ],
    },
    product: "the app's process",
    to: [
      { contract: "altinn3/app/v8", operation: "process.get" },
      { contract: "altinn3/app/v8", operation: "process.next" },
    ],
    status: "redesigned",
    basis: "documented",
    changes: [
      "Signing, sending in and going back are actions on the task the process stands at.",
      "Who signs, alone or with others, is up to the app.",
    ],
    identifiers: ["message"],
    token: writing,
    sketch: `
const path = { instanceOwnerPartyId: 50001337, instanceGuid: "0194fe41-2d3e-7f4a-9b5c-6d7e8f9a0b1c" };
const { currentTask } = unwrap(await app.process.get({ path }));
console.log(currentTask?.altinnTaskType);
unwrap(await app.process.next({ path, body: { action: "sign" } }));`,
  },
  {
    id: "forms.receipts",
    rest: [],
    soap: {
      "Intermediary/Receipt": ["GetReceipt", "GetReceiptList", "SaveReceipt", "UpdateReceipt"],
      "Intermediary/ReceiptAgency": ["GetReceipt", "GetReceiptList", "SaveReceipt", "UpdateReceipt"],
      "Intermediary/IntermediaryInbound": ["GetAltinnSubmissionStatus"],
    },
    product: "Dialogporten: a dialog's status and activities",
    to: [
      { contract: "altinn3/dialogporten/enduser/v1", operation: "activities.list" },
      { contract: "altinn3/dialogporten/enduser/v1", operation: "dialogs.get" },
    ],
    status: "redesigned",
    basis: "documented",
    changes: [
      "There are no receipts to look up or to write: each call tells at once how it went, and a dialog's activities tell what followed.",
    ],
    identifiers: ["receipt", "archive"],
    token: { from: "idporten", scopes: ["digdir:dialogporten"] },
    sketch: `
const path = { dialogId: "0194fe3f-6a4b-7b3c-9d2e-5f6a7b8c9d0e" };
console.log(unwrap(await dialogporten.dialogs.get({ path })).status);
for (const { type, createdAt } of unwrap(await dialogporten.activities.list({ path }))) console.log(createdAt, type);`,
  },
] as const satisfies readonly Migration[];
