import { createServer, type RequestListener, type Server } from "node:http";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Diagnostics } from "../../../generator/diagnostics.js";
import { listFiles } from "../../../generator/files.js";
import { pull, type Outcome } from "../../../generator/pull/pull.js";
import type { Source } from "../../../generator/sources/index.js";

const source: Source = {
  id: "test/things/v1",
  format: "openapi",
  title: "Things, version 1",
  documents: [{ name: "openapi", url: "https://things.test/openapi.json", mirror: "things.json", identity: "Things" }],
  api: { servers: { prod: "https://things.test/api/v1" }, basePath: "/api/v1", auth: { token: "none" } },
};

const good = {
  openapi: "3.0.1",
  info: { title: "Things", version: "7" },
  paths: { "/api/v1/things": { get: { tags: ["Things"], responses: { 200: { description: "OK" } } } } },
};

let folder: string;
let specs: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "altinnkit-"));
  specs = join(folder, "specs");
});

afterEach(() => rm(folder, { recursive: true }));

async function pullFrom(mirror: string): Promise<Outcome> {
  const [outcome] = await pull([source], { specs, mirror, docs: "strip", report: new Diagnostics() });
  return outcome!;
}

async function pullBytes(content: string | Uint8Array): Promise<Outcome> {
  const file = join(folder, "mirror", "things.json");
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  return pullFrom(join(folder, "mirror"));
}

async function pinned(): Promise<Record<string, string>> {
  const files = await listFiles(specs);
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, await readFile(join(specs, file), "utf8")])),
  );
}

const goodText = JSON.stringify(good);
const broken: [name: string, content: string | Uint8Array, says: RegExp][] = [
  ["invalid JSON", '{\n  "openapi": nope\n}', /things\.json:2:14: invalid JSON/],
  [
    "a truncated document",
    goodText.slice(0, 40),
    /things\.json:1:41: the JSON ends here too soon; the document is truncated/,
  ],
  ["two JSON values", `${goodText}\n${goodText}`, /things\.json:2:1: a second value follows the first/],
  ["a document without end", "[".repeat(200_000), /things\.json: nested more than 500 levels deep/],
  [
    "an operation that is nothing",
    goodText.replace(/"get":.*?\}\}\}/, '"get":null'),
    /things\.json: \/paths\/~1api~1v1~1things\/get is not an object/,
  ],
  [
    "parameters that are text",
    goodText.replace('"tags"', '"parameters":"s","tags"'),
    /~1things\/get\/parameters is not a list/,
  ],
  [
    "a schema that is nothing",
    goodText.replace('"paths"', '"components":{"schemas":{"A":null}},"paths"'),
    /things\.json: \/components\/schemas\/A is not an object/,
  ],
  [
    "references in a circle",
    goodText.replace(
      '"paths"',
      '"components":{"schemas":{"A":{"$ref":"#/components/schemas/B"},"B":{"$ref":"#/components/schemas/A"}}},"paths"',
    ),
    /\/components\/schemas\/A refers to #\/components\/schemas\/B, which leads back to itself/,
  ],
  ["two documents joined", `${goodText}\uFEFF${goodText}`, /things\.json:1:\d+: a second value follows the first/],
  [
    "components among the paths",
    goodText.replace('"paths":{', '"paths":{"components":{},'),
    /\/paths\/components is not a path: it does not begin with "\/". Does it belong elsewhere\?/,
  ],
  ["an empty document", "", /things\.json: the document is empty/],
  [
    "an HTML login page",
    "<!DOCTYPE html><html><body>Logg inn</body></html>",
    /things\.json:1:1: this is an HTML page, not JSON\. Does the URL ask for a login/,
  ],
  [
    "another API's document",
    goodText.replace("Things", "Others"),
    /another API's document: its title is "Others", not "Things"/,
  ],
  ["a document without paths", JSON.stringify({ ...good, paths: {} }), /the document has no paths/],
  [
    "a path outside the base",
    goodText.replace('"paths":{', '"paths":{"/other":{},'),
    /path \/other does not begin with \/api\/v1/,
  ],
  [
    "a reference that leads nowhere",
    goodText.replace('{"description":"OK"}', '{"$ref":"#/components/responses/Gone"}'),
    /\/paths\/~1things\/get\/responses\/200 refers to #\/components\/responses\/Gone, which is not in the document/,
  ],
  ["bytes that are no UTF-8", new Uint8Array([0x7b, 0xc3, 0x28, 0x7d]), /the bytes are not valid utf-8/],
  ["more than 20 MB", new Uint8Array(20 * 1024 * 1024 + 1).fill(0x20), /larger than 20 MB/],
];

test.each(broken)("%s is refused, and the old pin stays", async (_name, content, says) => {
  await pullBytes(goodText);
  const before = await pinned();

  const outcome = await pullBytes(content);

  expect(outcome).toEqual({
    id: "test/things/v1",
    status: "failed",
    error: expect.stringMatching(says) as string,
    urls: ["https://things.test/openapi.json"],
  });
  expect(await pinned()).toEqual(before);
  expect(Object.keys(before)).toEqual(["lock.json", "test/things/v1/names.json", "test/things/v1/openapi.json"]);
});

test.each([
  ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${goodText}`, "utf8")],
  ["UTF-16 with a byte order mark", Buffer.from(`\uFEFF${goodText}`, "utf16le")],
  ["UTF-16 without one", Buffer.from(goodText, "utf16le")],
])("%s gives the same pin", async (_name, content) => {
  await pullBytes(goodText);
  const before = (await pinned())["test/things/v1/openapi.json"];

  await pullBytes(content);

  expect((await pinned())["test/things/v1/openapi.json"]).toBe(before);
});

test("the same bytes twice change no byte and touch no file", async () => {
  const first = await pullBytes(goodText);
  const before = await pinned();

  const second = await pullBytes(goodText);

  expect([first.status, second.status]).toEqual(["pinned", "unchanged"]);
  expect(await pinned()).toEqual(before);
  expect(JSON.parse(before["lock.json"]!)).toEqual({
    "test/things/v1": {
      format: "openapi",
      origin: "published",
      pinned: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      title: "Things, version 1",
      upstream: [
        {
          name: "openapi",
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
          url: "https://things.test/openapi.json",
        },
      ],
      version: "7",
    },
  });
});

test("a first pull that fails leaves nothing", async () => {
  await pullBytes("nope");

  expect(await readdir(folder)).toEqual(["mirror"]);
});

test("two pulls at once both pin", async () => {
  const other = { ...source, id: "test/others/v1" };
  await pullBytes(goodText);
  const one = { specs, mirror: join(folder, "mirror"), docs: "strip", report: new Diagnostics() } as const;

  await Promise.all([pull([source], one), pull([other], one)]);

  expect(Object.keys(JSON.parse((await pinned())["lock.json"]!) as object)).toEqual([
    "test/others/v1",
    "test/things/v1",
  ]);
});

test("an overlay that no longer fits is told, and the new pin is there to mend it by", async () => {
  await pullBytes(goodText);
  const overlay = `overlay: 1.0.0
info: { title: T, version: 1.0.0 }
actions:
  - target: $.paths['/things'].get
    x-reason: It is gone.
    x-expect: { tags: [Gone] }
    update: { deprecated: true }
`;
  await writeFile(join(specs, "test/things/v1/overlay.yaml"), overlay);
  const report = new Diagnostics();

  const [outcome] = await pull([source], { specs, mirror: join(folder, "mirror"), docs: "strip", report });

  expect([outcome!.status, report.all]).toEqual([
    "unchanged",
    [{ code: "overlay-stale", level: "warning", contract: "test/things/v1", at: "$.paths['/things'].get" }],
  ]);
});

test("a file of ours beside the pin stays", async () => {
  await pullBytes(goodText);
  await writeFile(join(specs, "test/things/v1/overlay.yaml"), "overlay: 1.0.0\nactions: []\n");

  await pullBytes(goodText.replace('"7"', '"8"'));

  expect((await pinned())["test/things/v1/overlay.yaml"]).toBe("overlay: 1.0.0\nactions: []\n");
  expect(JSON.parse((await pinned())["lock.json"]!)).toMatchObject({ "test/things/v1": { version: "8" } });
});

test("a missing file says where it was looked for", async () => {
  const outcome = await pullFrom(join(folder, "nowhere"));

  expect(outcome).toMatchObject({
    status: "failed",
    error: expect.stringMatching(/nowhere\/things\.json: cannot be read \(ENOENT\)/) as string,
  });
});

/** A server whose answer a test chooses. */
async function serving(answer: RequestListener, run: (url: string) => Promise<void>): Promise<void> {
  const server: Server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

test("over HTTP: a good document is pinned, a redirect on the same host followed", async () => {
  await serving(
    (request, response) => {
      if (request.url === "/things.json") response.writeHead(302, { location: "/moved.json" }).end();
      else response.end(goodText);
    },
    async (url) => expect(await pullFrom(url)).toMatchObject({ status: "pinned" }),
  );
});

test("over HTTP: 404 is told with the URL", async () => {
  await serving(
    (_request, response) => response.writeHead(404).end("gone"),
    async (url) =>
      expect(await pullFrom(url)).toMatchObject({
        error: expect.stringContaining(`${url}/things.json: the server answered 404`) as string,
      }),
  );
});

test("over HTTP: a redirect to another host is refused, and nothing is asked of it", async () => {
  let asked = 0;
  await serving(
    (_request, response) => {
      asked++;
      response.end(goodText);
    },
    async (other) =>
      serving(
        (_request, response) => response.writeHead(302, { location: `${other}/things.json` }).end(),
        async (url) =>
          expect(await pullFrom(url)).toMatchObject({
            error: expect.stringMatching(/redirects to another host, 127\.0\.0\.1:\d+/) as string,
          }),
      ),
  );
  expect(asked).toBe(0);
});

test("over HTTP: a body that never ends is cut off at 20 MB", async () => {
  await serving(
    (_request, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(1024 * 1024, 0x20)));
      };
      response.on("drain", more);
      more();
    },
    async (url) =>
      expect(await pullFrom(url)).toMatchObject({ error: expect.stringMatching(/larger than 20 MB/) as string }),
  );
});

test("over HTTP: a server out of reach is told", async () => {
  let url = "";
  await serving(
    () => {},
    async (open) => {
      url = open;
    },
  );

  expect(await pullFrom(url)).toMatchObject({
    error: expect.stringMatching(/out of reach \(ECONNREFUSED\)/) as string,
  });
});
