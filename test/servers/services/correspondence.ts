import type {
  AttachmentOverviewExt,
  CorrespondenceDetailsExt,
  InitializeAttachmentExt,
  InitializeCorrespondencesExt,
} from "altinnkit/altinn3/correspondence/v1";
import { sent, type Service } from "../platform.js";

const created = "2026-03-02T08:00:00Z";

/** What a message has come through when it is asked for the first time, the second time, and so on. */
const history = [
  { status: "Initialized", statusText: "Initialized", statusChanged: created },
  { status: "ReadyForPublish", statusText: "ReadyForPublish", statusChanged: "2026-03-02T08:00:01Z" },
  { status: "Published", statusText: "Published", statusChanged: "2026-03-02T08:00:02Z" },
] as const;

/** Altinn Correspondence. An attachment is scanned when it is asked for again; a message comes on each time. */
export function correspondence(): Service {
  const attachments = new Map<string, AttachmentOverviewExt>();
  const messages = new Map<string, CorrespondenceDetailsExt>();
  const write = [["altinn:correspondence.write"]];

  return {
    id: "altinn3/correspondence/v1",
    base: "/correspondence/api/v1",
    token: "altinn",
    operations: {
      "POST /attachment": {
        scopes: write,
        answer: (asked) => {
          const attachmentId = crypto.randomUUID();
          const status = { status: "Initialized", statusText: "Initialized", statusChanged: created } as const;
          const about = sent(asked) as InitializeAttachmentExt;
          attachments.set(attachmentId, { ...about, ...status, attachmentId, correspondenceIds: [] });
          return { body: JSON.stringify(attachmentId), headers: { "Content-Type": "application/json" } };
        },
      },
      "POST /attachment/{attachmentId}/upload": {
        scopes: write,
        answer: ({ path: { attachmentId = "" } }) => {
          const attachment = attachments.get(attachmentId)!;
          const scanning = { ...attachment, status: "UploadProcessing", statusText: "UploadProcessing" } as const;
          attachments.set(attachmentId, scanning);
          return { body: scanning };
        },
      },
      "GET /attachment/{attachmentId}": {
        scopes: write,
        answer: ({ path: { attachmentId = "" } }) => {
          const attachment = attachments.get(attachmentId)!;
          attachments.set(attachmentId, { ...attachment, status: "Published", statusText: "Published" });
          return { body: attachment };
        },
      },
      "POST /correspondence": {
        scopes: write,
        answer: (asked) => {
          const { correspondence, recipients, existingAttachments } = sent(asked) as InitializeCorrespondencesExt;
          const attachmentIds = existingAttachments ?? [];
          if (attachmentIds.some((id) => attachments.get(id)?.status !== "Published")) {
            return { status: 400, body: { title: "Bad Request", status: 400, errorCode: 1018 } };
          }
          const initialized = recipients.map((recipient) => {
            const correspondenceId = crypto.randomUUID();
            const { content: _, ...rest } = correspondence;
            messages.set(correspondenceId, { ...rest, recipient, correspondenceId, created, statusHistory: [] });
            return { correspondenceId, recipient, status: "Initialized", notifications: [] };
          });
          return { body: { correspondences: initialized, attachmentIds } };
        },
      },
      "GET /correspondence/{correspondenceId}/details": {
        scopes: [["altinn:correspondence.read"], ...write],
        answer: ({ path: { correspondenceId = "" } }) => {
          const message = messages.get(correspondenceId)!;
          const statusHistory = history.slice(0, (message.statusHistory?.length ?? 0) + 1);
          const { status, statusText, statusChanged } = statusHistory.at(-1)!;
          const now = { ...message, status, statusText, statusChanged, statusHistory };
          messages.set(correspondenceId, now);
          return { body: now };
        },
      },
    },
  };
}
