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
  expect(stdout.split("\n")).toEqual(["Published", "week-09.csv.gz has 3 lines", "AllConfirmedDownloaded", ""]);
  const { seen, received } = world.platform;
  const id = /[\da-f-]{36}/.exec(seen.join())![0];
  const transfer = `/broker/api/v1/filetransfer/${id}`;
  const upload = `/broker/api/v1/filetransfer/upload/tus/${id}`;
  expect(seen).toEqual([
    "POST /broker/api/v1/filetransfer 200",
    `HEAD ${upload} 404`,
    `POST ${upload} 201`,
    `PATCH ${upload} 204`,
    `GET ${transfer} 200`,
    `GET ${transfer} 200`,
    "GET /broker/api/v1/filetransfer 200",
    `GET ${transfer}/download 200`,
    `POST ${transfer}/confirmdownload 200`,
    `GET ${transfer} 200`,
  ]);
  expect(gunzipSync(received[3]!.body).toString()).toBe("pen;lice\n1;0.2\n2;0.4\n");
});
