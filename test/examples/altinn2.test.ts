import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apiKey, startAltinn2, type StandIn } from "../servers/altinn2/index.js";
import { root } from "../support/cli.js";
import { runExample, runProgram } from "../support/examples.js";
import { documentedOnly, reached } from "../unit/runtime/hal/ways.js";

let standIn: StandIn;
let page: string;

beforeAll(async () => {
  standIn = await startAltinn2({ foreignOrigin: "https://elsewhere.example", origin: "https://tt02.altinn.no" });
  page = await readFile(join(root, "docs/altinn2-rest.md"), "utf8");
});

afterAll(() => standIn.close());

const env = () => ({
  TOKEN: "token",
  IDPORTEN_TOKEN: "token",
  API_KEY: apiKey,
  OFFLINE_HOSTS: JSON.stringify({ "https://tt02.altinn.no": standIn.url }),
});

test("the program in docs/altinn2-rest.md runs", async () => {
  const folder = await mkdtemp(join(root, ".scratch-"));
  try {
    const blocks = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code!);
    await writeFile(join(folder, "altinn2.ts"), blocks.join("\n"));
    const { code, stdout, stderr } = await runProgram(join(folder, "altinn2.ts"), env());

    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.split("\n")).toEqual([
      "Ulest hello 1",
      "Utfylling 204",
      "a9 2018-01-22T07:00:00.800Z true",
      "400 The correspondence must be confirmed first.",
      "",
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("docs/altinn2-rest.md lists the routes that no relation leads to", () => {
  const rows = [...page.matchAll(/^\| `([A-Z]+ \/[^`]*)`\s+\| (.*?)\s+\|$/gm)].map(([, route, why]) => [route, why]);

  expect(Object.fromEntries(rows)).toEqual(documentedOnly);
  expect(page).toContain(`Relations lead to ${reached.length} routes.`);
});

test("message-box.ts lists, reads, submits and signs", async () => {
  const before = standIn.seen.length;
  const { code, stdout, stderr } = await runExample("message-box", env());

  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n")).toEqual([
    "a9: Form 8",
    "a49: Form 48",
    "a39: Form 38",
    "There is more than Altinn looks through.",
    "A letter says hello",
    "Signering",
    "<Skjema>1</Skjema>",
    "Sendt og arkivert",
    "",
  ]);
  expect(standIn.seen.slice(before).map(({ route }) => route)).toEqual([
    "GET /{who}/messages",
    "GET /{who}/messages",
    "GET /{who}/messages/{messageId}",
    "GET /{who}/messages/{messageId}/attachments/{attachmentId}",
    "POST /{who}/messages",
    "GET /{who}/messages/{messageId}",
    "GET /{who}/messages/{messageId}/forms/{formId}",
    "GET /{who}/messages/{messageId}/forms/{formId}/formdata",
    "PUT /{who}/messages/{messageId}",
    "GET /{who}/messages/{messageId}",
  ]);
});
