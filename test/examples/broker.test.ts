import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorld, type World } from "../servers/world.js";
import { runExample } from "../support/examples.js";

let world: World;

beforeAll(async () => {
  world = await startWorld();
}, 60_000);

afterAll(() => world.close());

test("broker.ts sends a file, and its recipient gets the same bytes and confirms them", async () => {
  const { code, stdout, stderr } = await runExample("broker", world.env);

  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n")).toEqual([
    "UploadProcessing",
    "Published",
    "week-09.csv.gz has 3 lines",
    "AllConfirmedDownloaded",
    "",
  ]);
  const { seen, received } = world.platform;
  const transfer = `/broker/api/v1/filetransfer/${/[\da-f-]{36}/.exec(seen.join())![0]}`;
  expect(seen).toEqual([
    "POST /broker/api/v1/filetransfer 200",
    `POST ${transfer}/upload 200`,
    `GET ${transfer} 200`,
    `GET ${transfer} 200`,
    "GET /broker/api/v1/filetransfer 200",
    `GET ${transfer}/download 200`,
    `POST ${transfer}/confirmdownload 200`,
    `GET ${transfer} 200`,
  ]);
  expect(gunzipSync(received[1]!.body).toString()).toBe("pen;lice\n1;0.2\n2;0.4\n");
});
