import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cliFolder, root, runCli } from "../../support/cli.js";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "altinnkit-migrate-"));
  const files = {
    "tsconfig.json": `{ "include": ["*.ts"] }`,
    "archive.ts": "await fetch(`https://www.altinn.no/api/my/messages/${id}/archive`, { method: 'PUT' });",
    "routes.ts": `app.get("/api/metadata/jwk", keys);`,
    "clean.js": `console.log("nothing");`,
    "list.txt":
      "# what we call\nPUT /api/{who}/messages/{messageId}/archive\nInsertCorespondence\n\nGET /api/weather/today/in/the/north\n",
  };
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
});

afterAll(() => rm(folder, { recursive: true }));

const archiving = `  redesigned (inferred): Dialogporten's system labels
    systemLabels.set  altinnkit/altinn3/dialogporten/enduser/v1
  - Archiving is a label the end user sets and may take away; the id stays.

    import { connect, unwrap } from "altinnkit";
    import { idporten } from "altinnkit/auth";
    import { dialogportenEnduserV1 } from "altinnkit/altinn3/dialogporten/enduser/v1";

    // The person's session has the scope digdir:dialogporten.
    const { IDPORTEN_TOKEN = "" } = process.env;
    const auth = idporten({ token: () => IDPORTEN_TOKEN });

    const dialogporten = connect(dialogportenEnduserV1, { environment: "tt02", auth });

    const path = { dialogId: "0194fe3f-6a4b-7b3c-9d2e-5f6a7b8c9d0e" };
    unwrap(await dialogporten.systemLabels.set({ path, body: { addLabels: ["Archive"] } }));
`;

describe("migrate", () => {
  test("tells where a project uses Altinn II, what to call instead, and how", async () => {
    const { code, stdout, stderr } = await runCli(["migrate", "archive.ts"], folder);

    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(`archive.ts:1:7  PUT /api/{who}/messages/{messageId}/archive

${archiving}
Identifiers
  message id (\`a…\` while active, \`b…\` once archived)
    a dialog id; behind it an instance (\`{instanceOwnerPartyId}/{instanceGuid}\`) or a correspondence id. It stays the same when it is archived
  archive reference (\`AR\` and digits)
    an instance id; Storage finds instances that were moved by \`dataValues.A2ArchRef\`

1 use of Altinn II: 1 redesigned.
`);
  });

  test("reads the project of the folder, and prints places and answers for a script", async () => {
    const { code, stdout } = await runCli(["migrate", "--json"], folder);
    const { summary, uses, migrations } = JSON.parse(stdout) as {
      summary: object;
      uses: object[];
      migrations: { id: string; to: object[] }[];
    };

    expect([code, summary]).toEqual([0, { uses: 2, possible: 1, statuses: { redesigned: 1, replaced: 1 } }]);
    expect(uses).toEqual([
      {
        file: "archive.ts",
        line: 1,
        column: 7,
        altinn2: "PUT /api/{who}/messages/{messageId}/archive",
        certain: true,
        migrations: ["messages.archive"],
      },
      {
        file: "routes.ts",
        line: 1,
        column: 1,
        altinn2: "GET /api/metadata/jwk",
        certain: false,
        migrations: ["metadata.keys"],
      },
    ]);
    expect(migrations.map(({ id, to }) => [id, to[0]])).toEqual([
      [
        "messages.archive",
        {
          contract: "altinn3/dialogporten/enduser/v1",
          operation: "systemLabels.set",
          import: "altinnkit/altinn3/dialogporten/enduser/v1",
        },
      ],
      [
        "metadata.keys",
        {
          contract: "altinn3/authentication/v1",
          operation: "openid.getConfiguration",
          import: "altinnkit/altinn3/authentication/v1",
        },
      ],
    ]);
  });

  test("--markdown is a report to hand on", async () => {
    const { stdout } = await runCli(["migrate", "--markdown"], folder);
    const headings = stdout.split("\n").filter((line) => line.startsWith("#"));

    expect(headings).toEqual([
      "# From Altinn II to Altinn 3",
      "## Dialogporten's system labels",
      "## Authentication: its OpenID configuration",
      "## Identifiers",
    ]);
    expect(stdout).toContain("\n2 uses of Altinn II: 1 redesigned, 1 replaced. 1 of them is only possible.\n");
    expect(stdout).toContain("\n- routes.ts:1:1 `GET /api/metadata/jwk`, possible\n");
  });

  test.each([
    ["a use that is certain", "archive.ts", 1],
    ["one that is only possible", "routes.ts", 0],
    ["none", "clean.js", 0],
  ])("--fail with %s", async (_what, source, expected) => {
    expect((await runCli(["migrate", source, "--fail"], folder)).code).toBe(expected);
  });

  test("no use is said in a line", async () => {
    expect((await runCli(["migrate", "clean.js"], folder)).stdout).toBe("No use of Altinn II.\n");
  });

  test("a list is answered line by line; what nothing is called ends in exit 1 with what was perhaps meant", async () => {
    const { code, stdout, stderr } = await runCli(["migrate", "--operations", "list.txt"], folder);

    expect(code).toBe(1);
    expect(stdout).toContain(`list.txt:2:1  PUT /api/{who}/messages/{messageId}/archive\n\n${archiving}`);
    expect(stderr)
      .toBe(`list.txt:3: nothing in Altinn II is called "InsertCorespondence". Did you mean "InsertCorrespondence"?
list.txt:5: nothing in Altinn II is called "GET /api/weather/today/in/the/north".
`);
  });

  test("a list may come on stdin: routes, URLs, operations of any channel, and contracts", async () => {
    const child = spawn(process.execPath, [join(cliFolder, "cli.js"), "migrate", "--operations", "-", "--json"]);
    child.stdin.end(
      [
        "https://www.altinn.no/api/my/profile",
        "GET /api/310724181/messages",
        "GetArchivedFormTaskEC",
        "Archive/ServiceOwnerArchive GetArchivedFormTaskEC",
        "ReceiptAgencyExternalBasic",
      ].join("\r\n"),
    );
    const { uses } = JSON.parse(await text(child.stdout)) as {
      uses: { file: string; line: number; altinn2: string; migrations: string[] }[];
    };

    expect(uses.map(({ file, line, altinn2, migrations }) => [`${file}:${line}`, altinn2, migrations])).toEqual([
      ["stdin:1", "GET /api/my/profile", ["profile.user"]],
      ["stdin:2", "GET /api/{who}/messages", ["messages.list"]],
      ["stdin:3", "GetArchivedFormTaskEC", ["messages.archived", "agency.archive"]],
      ["stdin:4", "Archive/ServiceOwnerArchive GetArchivedFormTaskEC", ["agency.archive"]],
      ["stdin:5", "Intermediary/ReceiptAgency", ["forms.receipts"]],
    ]);
  });

  test.each([
    ["nothing to read", [], tmpdir(), "No tsconfig.json is here. Name one, or files, folders or globs.\n"],
    ["both", ["src", "--operations", "-"], root, "Give sources or --operations, not both.\n"],
    ["no such files", ["nowhere"], root, "nowhere: no TypeScript or JavaScript files are here.\n"],
    ["no such list", ["--operations", "nowhere.txt"], root, "nowhere.txt: there is no such file (ENOENT).\n"],
  ])("%s ends in exit 2", async (_what, args, cwd, says) => {
    const { code, stderr } = await runCli(["migrate", ...args], cwd);

    expect([code, stderr]).toEqual([2, says]);
  });

  test("completion leaves the files to the shell", async () => {
    const { stdout } = await runCli(["--get-yargs-completions", "altinnkit", "migrate", "alt"], root);

    expect(stdout.trim()).toBe("");
  });
});
