import type { Migration } from "../types.js";

/** SOAP services for owners: sending, and fetching what was sent in. */
export const agency = [
  {
    id: "agency.correspondence",
    rest: [],
    soap: { "ServiceEngine/CorrespondenceAgency": ["InsertCorrespondence"] },
    product: "Correspondence",
    to: [
      { contract: "altinn3/correspondence/v1", operation: "correspondences.create" },
      { contract: "altinn3/correspondence/v1", operation: "correspondences.createAndUpload" },
    ],
    status: "redesigned",
    basis: "documented",
    changes: [
      "The service is a resource in the registry, and its id takes the place of code and edition.",
      "One request has many recipients; attachments are uploaded before, or come with it.",
      "`sendCorrespondence` of altinnkit/flows/correspondence sends both, and an idempotency key makes it safe to repeat.",
      "The body is Markdown instead of HTML.",
    ],
    identifiers: ["service", "reportee", "receipt"],
    token: { from: "maskinporten", scopes: ["altinn:correspondence.write"] },
    sketch: `
import { sendCorrespondence } from "altinnkit/flows/correspondence";

const recipients = ["urn:altinn:organization:identifier-no:310724181"];
const letter = {
  resourceId: "ttd-demo-correspondence",
  sendersReference: "case-2026-17",
  content: { language: "nb", messageTitle: "Vedtak i saken din", messageBody: "Vedtaket ligger **ved**." },
};
unwrap(await correspondence.correspondences.create({ body: { recipients, correspondence: letter } }));

const files = [new File(["Søknaden er innvilget."], "vedtak.txt", { type: "text/plain" })];
await sendCorrespondence(correspondence, { recipients, correspondence: letter, files });`,
  },
  {
    id: "agency.correspondenceStatus",
    rest: [],
    soap: {
      "ServiceEngine/CorrespondenceAgency": ["GetCorrespondenceStatusDetails", "GetCorrespondenceStatusHistory"],
    },
    product: "Correspondence",
    to: [
      { contract: "altinn3/correspondence/v1", operation: "correspondences.list" },
      { contract: "altinn3/correspondence/v1", operation: "correspondences.getDetails" },
    ],
    status: "redesigned",
    basis: "documented",
    changes: ["The list has ids alone; details and history of the status are asked for one by one."],
    identifiers: ["service", "message"],
    token: { from: "maskinporten", scopes: ["altinn:correspondence.write"] },
    sketch: `
const query = { resourceId: "ttd-demo-correspondence", role: "Sender", status: "Read" } as const;
const { ids } = unwrap(await correspondence.correspondences.list({ query }));
for (const correspondenceId of ids ?? []) {
  const path = { correspondenceId };
  const { status, statusHistory } = unwrap(await correspondence.correspondences.getDetails({ path }));
  console.log(correspondenceId, status, statusHistory?.length);
}`,
  },
  {
    id: "agency.correspondenceService",
    rest: [],
    soap: { "ServiceEngine/CorrespondenceAgency": ["CreateSimpleCorrespondenceService"] },
    product: "Resource registry",
    to: [{ contract: "altinn3/resourceregistry/v1", operation: "resources.create" }],
    status: "redesigned",
    basis: "inferred",
    changes: [
      "A correspondence service is a resource of the type CorrespondenceService, made once in the registry or in Altinn Studio.",
    ],
    identifiers: ["service"],
    token: { from: "maskinporten", scopes: ["altinn:resourceregistry/resource.write"] },
    sketch: `
const text = { nb: "Demo", nn: "Demo", en: "Demo" };
const body = {
  identifier: "ttd-demo-correspondence",
  resourceType: "CorrespondenceService" as const,
  title: text,
  description: text,
  contactPoints: [{ email: "post@fjord.test" }],
  hasCompetentAuthority: { orgcode: "ttd", organization: "310724181" },
};
unwrap(await registry.resources.create({ body }));`,
  },
  {
    id: "agency.archive",
    rest: [],
    soap: {
      "Archive/DownloadQueue": ["GetDownloadQueueItems", "GetArchivedFormTaskDQ", "GetFormSetPdf", "PurgeItem"],
      "Archive/ServiceOwnerArchive": ["GetArchivedFormTask", "GetArchiveShipmentStatus"],
      "Archive/ServiceOwnerArchiveStreamed": ["GetAttachmentDataStreamed"],
    },
    product: "Storage, as the app's owner; Events tells when something was sent in",
    to: [
      { contract: "altinn3/storage/v1", operation: "instances.list" },
      { contract: "altinn3/storage/v1", operation: "data.get" },
      { contract: "altinn3/storage/v1", operation: "instances.complete" },
    ],
    status: "redesigned",
    basis: "documented",
    changes: [
      "There is no queue: instances that the owner has not confirmed are the queue.",
      "Form, attachments and the printed PDF are data elements, fetched one by one.",
      "Confirming (`instances.complete`) takes the place of PurgeItem.",
    ],
    identifiers: ["archive", "service", "dataFormat"],
    token: {
      from: "maskinporten",
      scopes: ["altinn:serviceowner/instances.read", "altinn:serviceowner/instances.write"],
    },
    sketch: `
import { instancePath } from "altinnkit/flows/app";

const query = { appId: "ttd/my-app", "process.isComplete": true, excludeConfirmedBy: "ttd" };
for await (const instance of storage.instances.list({ query })) {
  const path = instancePath(instance);
  for (const { id, dataType } of instance.data ?? []) {
    const file = unwrap(await storage.data.get({ path: { ...path, dataGuid: id ?? "" } }));
    console.log(dataType, (await file.bytes()).length);
  }
  unwrap(await storage.instances.complete({ path }));
}`,
  },
  {
    id: "agency.subscription",
    rest: [],
    soap: {
      "ServiceEngine/Subscription": ["SubmitSubscription"],
      "ServiceEngine/SubscriptionAgency": ["SubmitSubscription"],
    },
    product: "the owner's app, started by the owner",
    to: [{ contract: "altinn3/app/v8", operation: "instances.createPrefilled" }],
    status: "redesigned",
    basis: "documented",
    changes: ["The owner starts an instance for each party, when it is due, and may have the party notified."],
    identifiers: ["service", "reportee"],
    token: { from: "maskinporten", scopes: ["altinn:serviceowner/instances.write"] },
    sketch: `
const body = { instanceOwner: { organisationNumber: "310724181" }, dueBefore: "2027-01-31T00:00:00Z" };
console.log(unwrap(await app.instances.createPrefilled({ body })).id);`,
  },
  {
    id: "agency.case",
    rest: [],
    soap: {
      "ServiceEngine/CaseAgencySystem": [
        "GetCaseListAgencySystem",
        "InstantiateCollaborationAgencySystem",
        "NotifyEventAgencySystem",
        "SetNoticeAgencySystem",
      ],
    },
    product: "an app of the owner's",
    to: [],
    status: "redesigned",
    basis: "documented",
    changes: ["One service used it, and becomes an app of its own."],
    identifiers: ["service"],
  },
  {
    id: "agency.register",
    rest: [],
    soap: { "Register/RegisterER": ["SubmitERData"] },
    product: "Register, still by SOAP",
    to: [],
    status: "shim",
    basis: "source",
    changes: [
      "Altinn 3's register takes SubmitERDataBasic in the same namespace, below `enhets-registeret/api/v1/update.svc` of its own host.",
    ],
    identifiers: [],
  },
  {
    id: "unmentioned",
    rest: [],
    soap: {
      "Archive/ArchiveCommonAgency": ["GetServiceOwnerArchiveReporteeElements"],
      "Archive/KeyManagement": ["GetCertificates"],
      "Intermediary/BatchLoggingAgency": ["GetStatusOverview", "GetDetailedStatus", "GetDataItem"],
      "ServiceEngine/Case": ["ArchiveCase", "GetCaseList", "InstantiateCollaboration"],
      "ServiceEngine/ContextHandler": ["GetReporteeElementContext"],
      "ServiceOwnerReceiver/OnlineBatch": ["ReceiveOnlineBatchExternalAttachment"],
      "ServiceEngine/AltUt": ["SubmitAltutMessagePw"],
    },
    product: "nothing that is written down",
    to: [],
    status: "unclear",
    basis: "none",
    changes: ["No plan mentions it, nor the batch files sent by FTP and SFTP; ask Digdir or the service's owner."],
    identifiers: [],
  },
] as const satisfies readonly Migration[];
