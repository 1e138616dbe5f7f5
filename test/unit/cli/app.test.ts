import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readTree } from "../../../generator/files.js";
import { startApi, type Api } from "../../servers/api.js";
import { root, runCli } from "../../support/cli.js";

const example = join(root, "examples/app-form");
const mirrored = join(root, "test/fixtures/mirror");
const published = join(mirrored, "altinn3/apps/ttd/demo-app");
const id = "altinn3/apps/ttd/demo-app";
const model = `${id}/models/Skjema`;

/** A server that stands in for the app, and has a document for no other. */
let host: Api;
/** What it changes in the app's document before it sends it. */
let change: (document: string) => string;

beforeAll(async () => {
  host = await startApi(async ({ url }) => {
    const text = await readFile(mirrored + url, "utf8").catch(() => undefined);
    if (text === undefined) return { status: 404, body: { title: "Not Found" } };
    return { body: url.endsWith(".json") ? change(text) : text };
  });
});

afterAll(() => host.close());

/** An empty project, gone after `use`. */
async function inProject<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "altinnkit-"));
  change = (document) => document;
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const demo = ["--app", "ttd/demo-app", "--environment", "tt02", "--model", "Skjema"];

describe("one's own app", { timeout: 60_000 }, () => {
  test("pull and generate give the client and the codec of the example", async () =>
    inProject(async (folder) => {
      const pulled = await runCli(["pull", ...demo, "--mirror", host.url], folder);
      const made = await runCli(["generate"], folder);
      const green = await runCli(["check"], folder);

      expect([pulled.code, made.code, green.code]).toEqual([0, 0, 0]);
      expect(pulled.stdout).toBe("2 pinned, 0 unchanged, 0 failed in specs/.\n");
      expect(await readTree(join(folder, "specs"))).toEqual(await readTree(join(example, "specs")));
      expect(await readTree(join(folder, "generated"))).toEqual(await readTree(join(example, "generated")));
    }));

  test("list knows where it came from", async () => {
    const { stdout } = await runCli(["list", "--json"], example);

    const listed = JSON.parse(stdout) as { id: string; upstreamUrl: string }[];
    const own = listed.filter((one) => one.id.startsWith("altinn3/apps/"));
    expect(own.map((one) => [one.id, one.upstreamUrl])).toEqual([
      [id, "https://ttd.apps.tt02.altinn.no/ttd/demo-app/v1/customOpenapi.json"],
      [model, "https://ttd.apps.tt02.altinn.no/ttd/demo-app/api/xsdschema/Skjema"],
    ]);
  });

  test("a later pull by its id needs no options, and moves no name", async () =>
    inProject(async (folder) => {
      await cp(example, folder, { recursive: true });
      change = (document) => document.replaceAll("/type/vedlegg", "/type/kvittering").replaceAll("Soeker", "Innsender");

      const newer = await runCli(["pull", id, "--mirror", host.url], folder);
      const stale = await runCli(["check"], folder);
      const made = await runCli(["generate", id, "--quiet"], folder);
      const green = await runCli(["check"], folder);

      expect([newer.code, stale.code, made.code, green.code]).toEqual([0, 1, 0, 0]);
      expect(newer.stdout).toBe("1 pinned, 0 unchanged, 0 failed in specs/.\n");
      const { operations, types } = JSON.parse(await readFile(join(folder, `specs/${id}/names.json`), "utf8")) as {
        operations: Record<string, string>;
        types: Record<string, { upstream: string }>;
      };
      expect(operations["GET /instances/{}/{}/data/{}/type/kvittering"]).toBe("kvittering.get");
      expect(types["Soeker"]?.upstream).toBe("Innsender");
    }));

  test("its document and its models may be files of the project", async () =>
    inProject(async (folder) => {
      await mkdir(join(folder, "App/models"), { recursive: true });
      await cp(join(published, "models/Skjema.xsd"), join(folder, "App/models/Skjema.xsd"));
      await cp(join(published, "customOpenapi.json"), join(folder, "openapi.json"));

      const files = ["--document", join(folder, "openapi.json"), "--model", "./App/models/Skjema.xsd"];
      const pulled = await runCli(["pull", "--app", "ttd/demo-app", ...files], folder);
      const again = await runCli(["pull", "altinn3/apps/**"], folder);

      expect([pulled.code, again.stdout]).toEqual([0, "0 pinned, 2 unchanged, 0 failed in specs/.\n"]);
      const lock = JSON.parse(await readFile(join(folder, "specs/lock.json"), "utf8")) as object;
      const urls = Object.values(lock).map(({ upstream }: { upstream: { url: string }[] }) => upstream[0]?.url);
      expect(urls).toEqual(["openapi.json", "App/models/Skjema.xsd"]);
    }));

  test("its document may be at another address", async () =>
    inProject(async (folder) => {
      const url = `${host.url}/altinn3/apps/ttd/demo-app/customOpenapi.json`;
      const { code } = await runCli(["pull", "--app", "ttd/demo-app", "--document", url, "--quiet"], folder);

      expect(code).toBe(0);
    }));
});

describe("what is wrong with it", () => {
  test("an app that is not there ends in exit 1 with what to try", async () =>
    inProject(async (folder) => {
      const { code, stderr } = await runCli(["pull", "--app", "ttd/demo-ap", "--mirror", host.url, "--quiet"], folder);

      expect([code, stderr]).toEqual([
        1,
        "altinn3/apps/ttd/demo-ap: not pinned; an earlier pin stays.\n" +
          `  ${host.url}/altinn3/apps/ttd/demo-ap/customOpenapi.json: the server answered 404. ` +
          'Does ttd/demo-ap run there? "--environment" names another place; a document that asks for a login can be ' +
          "saved, and named as a file.\n" +
          "  upstream: https://ttd.apps.altinn.no/ttd/demo-ap/v1/customOpenapi.json\n",
      ]);
    }));

  test("another app's document is not taken for it", async () =>
    inProject(async (folder) => {
      const file = join(published, "customOpenapi.json");
      const { code, stderr } = await runCli(["pull", "--app", "ttd/other", "--document", file, "--quiet"], folder);

      expect(code).toBe(1);
      expect(stderr).toContain("no path begins with /ttd/other/; this is another API's document.\n");
    }));

  test.each([
    ["no owner", ["--app", "demo"], /^--app takes an organization and its app, such as ttd\/my-app; not "demo"\.\n$/],
    ["another host", ["--app", "evil.test#/x"], /^--app takes an organization and its app/],
    ["no app", ["--model", "Skjema"], /^--model is of an app: name it with --app\.\n$/],
    ["no environment", ["--app", "ttd/x", "--environment", "tt2"], /Given: "tt2", Choices: "prod", "tt02"/],
    ["no model", ["--app", "ttd/x", "--model", ".."], /^--model takes the name of a data model, or where its XSD is/],
    ["a password", ["--app", "ttd/x", "--document", "https://a:b@c.test/d"], /^A URL with a user or password/],
  ])("%s ends in exit 2", async (_name, args, says) =>
    inProject(async (folder) => {
      const { code, stdout, stderr } = await runCli(["pull", ...args], folder);

      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(says);
    }),
  );
});
