import { afterEach, expect, test } from "vitest";
import { connect } from "altinnkit";
import { correspondenceV1, type CorrespondenceStatusEventExt } from "altinnkit/altinn3/correspondence/v1";
import { followCorrespondence, sendCorrespondence } from "altinnkit/flows/correspondence";
import { inTurn, startApi, type Answer, type Api } from "../../servers/api.js";

let api: Api | undefined;
afterEach(() => api?.close());

async function clientOf(...answers: readonly Answer[]) {
  api = await startApi(inTurn(...answers));
  return connect(correspondenceV1, { environment: "custom", baseUrl: api.url });
}

const quickly = { baseDelayMs: 2 };
const request = {
  recipients: ["urn:altinn:organization:identifier-no:310724181"],
  correspondence: { resourceId: "demo", sendersReference: "1" },
};
const uuid = expect.stringMatching(/^[\da-f-]{36}$/);

test("a message goes with the files that were uploaded, those that were there, and a key of its own", async () => {
  const client = await clientOf(
    { body: JSON.stringify("new"), headers: { "Content-Type": "application/json" } },
    { body: {} },
    { body: { status: "Published" } },
    { body: { attachmentIds: ["old", "new"] } },
  );

  const answer = await sendCorrespondence(
    client,
    { ...request, existingAttachments: ["old"], files: [new File(["text"], "a.txt")] },
    quickly,
  );

  expect(answer).toEqual({ attachmentIds: ["old", "new"] });
  expect(api!.received.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "POST /attachment",
    "POST /attachment/new/upload",
    "GET /attachment/new",
    "POST /correspondence",
  ]);
  const [attachment, content, , message] = api!.received.map(({ body }) => body.toString());
  expect(JSON.parse(attachment!)).toEqual({ resourceId: "demo", sendersReference: "1", fileName: "a.txt" });
  expect(content).toBe("text");
  expect(JSON.parse(message!)).toEqual({ ...request, idempotentKey: uuid, existingAttachments: ["old", "new"] });
});

test("a file that is not taken stops the message", async () => {
  const client = await clientOf(
    { body: JSON.stringify("new"), headers: { "Content-Type": "application/json" } },
    { body: {} },
    { body: { status: "UploadProcessing" } },
    { body: { status: "Failed" } },
  );

  const sending = sendCorrespondence(client, { ...request, files: [new File(["virus"], "a.txt")] }, quickly);

  await expect(sending).rejects.toThrow(
    expect.objectContaining({
      kind: "outcome",
      outcome: "Failed",
      message: "GET /attachment/{attachmentId}: the work ended as Failed.",
    }),
  );
  expect(api!.received).toHaveLength(4);
});

test("every event is given once, until one after which none comes", async () => {
  const event = (status: CorrespondenceStatusEventExt["status"], second: number) => ({
    status,
    statusChanged: `2026-03-02T08:00:0${second}Z`,
  });
  const history = [event("Initialized", 1), event("Published", 2), event("Read", 3), event("PurgedByRecipient", 4)];
  const client = await clientOf(
    { body: { statusHistory: null } },
    { body: { statusHistory: history.slice(0, 2) } },
    { body: { statusHistory: history.slice(0, 2) } },
    { body: { statusHistory: history } },
  );

  const given: CorrespondenceStatusEventExt[] = [];
  for await (const one of followCorrespondence(client, "one", quickly)) given.push(one);

  expect(given).toEqual(history);
  expect(api!.received).toHaveLength(4);
});
