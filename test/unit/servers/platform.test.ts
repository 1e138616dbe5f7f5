import { afterEach, expect, test } from "vitest";
import { startPlatform, type Platform, type Service } from "../../servers/platform.js";
import type { Answer } from "../../servers/api.js";

let platform: Platform | undefined;
afterEach(() => platform?.close());

const fileTransferId = "5e0f5b0c-0a53-4c8e-9b5f-000000000001";
const transfer = { resourceId: "demo", fileName: "a.txt", sender: "0192:310724181", recipients: ["0192:310724181"] };

/** What a platform answers, whose Broker answers as told to those who may open a file transfer. */
async function asked({ body = transfer as object, token = "altinn:broker.write", answer = {} as Answer }) {
  const service: Service = {
    id: "altinn3/broker/v1",
    base: "/broker/api/v1",
    token: "altinn",
    operations: { "POST /filetransfer": { scopes: [["altinn:broker.write"]], answer: () => answer } },
  };
  const verify = async (scope: string) => {
    if (scope === "forged") throw new Error("The token is nobody's.");
    return { scope };
  };
  platform = await startPlatform([service], { altinn: verify, maskinporten: verify });
  const response = await fetch(`${platform.url}/broker/api/v1/filetransfer`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.text() };
}

test("a service answers what its document allows", async () => {
  expect(await asked({ answer: { body: { fileTransferId } } })).toEqual({
    status: 200,
    body: JSON.stringify({ fileTransferId }),
  });
});

test.each([
  ["a token of nobody's", "forged", 401],
  ["another scope", "altinn:broker.read", 403],
])("the platform turns away whoever has %s", async (_, token, status) => {
  expect(await asked({ token })).toEqual({ status, body: "" });
});

test("Prism turns away a request the document does not allow", async () => {
  const { status, body } = await asked({ body: { ...transfer, sender: "310724181" } });

  expect(status).toBe(422);
  expect(body).toContain("sender");
});

test("Prism turns away an answer the document does not allow", async () => {
  const { status, body } = await asked({ answer: { body: { fileTransferId: "one" } } });

  expect(status).toBe(500);
  expect(body).toContain("https://stoplight.io/prism/errors#VIOLATIONS");
});
