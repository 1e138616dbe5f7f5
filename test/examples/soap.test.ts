import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startAltinn2Soap, type Altinn2Soap } from "../servers/altinn2-soap.js";
import { root } from "../support/cli.js";
import { compiledFile } from "../support/compiled.js";
import { runExample, runProgram } from "../support/examples.js";

let altinn: Altinn2Soap;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  altinn = await startAltinn2Soap("secret");
  const hosts = { "https://tt02.altinn.no/ServiceEngineExternal": altinn.url };
  env = { SYSTEM_USER: "4711", SYSTEM_PASSWORD: "secret", OFFLINE_HOSTS: JSON.stringify(hosts) };
});

afterAll(() => altinn.close());

test("altinn2-correspondence.ts sends a message over SOAP, and reads its status", async () => {
  altinn.seen.length = 0;
  const { code, stdout, stderr } = await runExample("altinn2-correspondence", env);

  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n")).toEqual(["Receipt 17", "case-2026-17: Created, Read", ""]);
  expect(altinn.seen).toEqual([
    "InsertCorrespondenceBasicV2 text/xml",
    "GetCorrespondenceStatusDetailsBasicV2 text/xml",
  ]);
});

test("altinn2-correspondence.ts with another password is refused, and the password is not shown", async () => {
  const { code, stdout, stderr } = await runExample("altinn2-correspondence", { ...env, SYSTEM_PASSWORD: "wrong one" });

  expect([code, stdout, stderr]).toEqual([1, "", "Refused with 5\n"]);
});

test("the program in docs/soap.md runs", async () => {
  altinn.seen.length = 0;
  const folder = await mkdtemp(join(root, ".scratch-"));
  const text = await readFile(join(root, "docs/soap.md"), "utf8");
  const blocks = [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code!);
  try {
    await writeFile(join(folder, "soap.ts"), blocks.join("\n"));
    const { code, stdout, stderr } = await runProgram(join(folder, "soap.ts"), env);

    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.split("\n")).toEqual(["Receipt 18", "a large file", "Client 40207 false false", "function", ""]);
    expect(altinn.seen).toEqual([
      "UploadFileStreamedBasic multipart/related",
      "DownloadFileStreamedBasic multipart/related",
      "DownloadFileStreamedBasic multipart/related",
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("the code in docs/altinn2-contracts.md compiles", async () => {
  const folder = await mkdtemp(join(root, ".scratch-"));
  const text = await readFile(join(root, "docs/altinn2-contracts.md"), "utf8");
  const blocks = [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code!);
  try {
    await writeFile(join(folder, "contracts.ts"), blocks.join("\n"));

    expect(blocks.length).toBe(2);
    expect(compiledFile(join(folder, "contracts.ts"))).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
