import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorld, type World } from "../servers/world.js";
import { runExample } from "../support/examples.js";

let world: World;

beforeAll(async () => {
  world = await startWorld();
}, 60_000);

afterAll(() => world.close());

test("correspondence.ts sends a message with a scanned attachment, and follows it until it is published", async () => {
  const { code, stdout, stderr } = await runExample("correspondence", world.env);

  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n")).toEqual(["Initialized", "ReadyForPublish", "Published", ""]);
  const { seen, received } = world.platform;
  const [attachment, message] = ["attachment", "correspondence"].map(
    (kind) => new RegExp(`/${kind}/([\\da-f-]{36})`).exec(seen.join())![1]!,
  );
  expect(seen.map((line) => line.replace("/correspondence/api/v1", ""))).toEqual([
    "POST /attachment 200",
    `POST /attachment/${attachment}/upload 200`,
    `GET /attachment/${attachment} 200`,
    `GET /attachment/${attachment} 200`,
    "POST /correspondence 200",
    `GET /correspondence/${message}/details 200`,
    `GET /correspondence/${message}/details 200`,
    `GET /correspondence/${message}/details 200`,
  ]);
  expect(received[1]!.body.toString()).toBe("Søknaden er innvilget.");
  expect(JSON.parse(received[4]!.body.toString())).toMatchObject({ existingAttachments: [attachment] });
});
