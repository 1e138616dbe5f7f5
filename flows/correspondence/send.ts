import { OutcomeError, poll, unwrap, type ClientOf, type PollOptions } from "altinnkit";
import type {
  correspondenceV1,
  InitializeCorrespondencesExt,
  InitializeCorrespondencesResponseExt,
} from "../../generated/altinn3/correspondence/v1/index.gen.js";

type Correspondence = ClientOf<typeof correspondenceV1>;

/** What is sent: what `correspondences.create` takes, and files to go with it. */
export interface SendRequest extends InitializeCorrespondencesExt {
  /** Uploaded first, each under its name. */
  readonly files?: readonly File[];
}

/**
 * Sends a correspondence to its recipients. Uploads its files first and waits until the service has scanned them, as it
 * takes no others.
 *
 * Without an `idempotentKey` it makes one, so that a send whose answer was lost is not done twice.
 *
 * @param options - How long, and how patiently, it waits for the scan of each file.
 * @returns What the service answers: of each recipient the id and status of the correspondence.
 * @throws HttpError when the service refuses.
 * @throws OutcomeError when it does not take a file: `outcome` tells the attachment's status.
 * @throws TimeoutError when a scan takes longer than the time given.
 */
export async function sendCorrespondence(
  client: Correspondence,
  { files = [], ...request }: SendRequest,
  options: PollOptions = {},
): Promise<InitializeCorrespondencesResponseExt> {
  const call = callOptions(options);
  const uploaded: string[] = [];
  for (const file of files) uploaded.push(await uploadFile(client, file, request, options));
  // They are scanned side by side.
  for (const attachmentId of uploaded) await scanned(client, attachmentId, options);
  const existingAttachments = [...(request.existingAttachments ?? []), ...uploaded];
  const body = { idempotentKey: crypto.randomUUID(), ...request, existingAttachments };
  return unwrap(await client.correspondences.create({ body }, call));
}

async function uploadFile(
  { attachments }: Correspondence,
  file: File,
  { correspondence: { resourceId, sendersReference } }: SendRequest,
  options: PollOptions,
): Promise<string> {
  const call = callOptions(options);
  const body = { resourceId, sendersReference, fileName: file.name };
  const attachmentId = unwrap(await attachments.create({ body }, call));
  unwrap(await attachments.upload({ path: { attachmentId }, body: file }, call));
  return attachmentId;
}

async function scanned({ attachments }: Correspondence, attachmentId: string, options: PollOptions): Promise<void> {
  const path = { attachmentId };
  for await (const { status } of poll((call) => attachments.get({ path }, call), options)) {
    if (status === "Published") return;
    if (status !== "Initialized" && status !== "UploadProcessing")
      throw new OutcomeError("GET /attachment/{attachmentId}", status);
  }
}

function callOptions({ signal }: PollOptions): Pick<PollOptions, "signal"> {
  return signal ? { signal } : {};
}
