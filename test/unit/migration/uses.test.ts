import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { findUses } from "../../../generator/migrate/find-uses.js";

/** Names as `names.json` of the REST API pins them. */
const names = { "GET /{}/messages": "messages.list", "DELETE /{}/messages/{}": "messages.delete" };

/** What is found in a project of some files: place, what is used, `?` where it is only possible, and what becomes of it. */
async function usesIn(files: Readonly<Record<string, string>>, sources: readonly string[] = ["."]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "altinnkit-migrate-"));
  try {
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
    const { uses } = await findUses(
      sources.map((source) => join(folder, source)),
      names,
    );
    return uses.map(({ file, line, column, altinn2, certain, migrations }) => {
      const place = `${relative(folder, resolve(file))}:${line}:${column}`;
      return `${place} ${altinn2}${certain ? "" : "?"} -> ${migrations.map(({ id }) => id).join(", ")}`;
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

test.each<[what: string, source: string, uses: readonly string[]]>([
  [
    "a template",
    "fetch(`https://www.altinn.no/api/${who}/messages/${id}`);",
    ["a.ts:1:1 GET /api/{who}/messages/{messageId} -> messages.get"],
  ],
  [
    "a concatenation, with a method among the options",
    `fetch("https://tt02.altinn.no/api/" + who + "/messages?complete=false", { method: "post" });`,
    ["a.ts:1:1 POST /api/{who}/messages -> forms.submit"],
  ],
  [
    "a query that hangs on to the path",
    "fetch(`https://altinn.no/api/my/messages${query}`);",
    ["a.ts:1:1 GET /api/{who}/messages -> messages.list"],
  ],
  [
    "a constant that is called further down, by two methods",
    `const url = "https://www.altinn.no/api/reportees";\naxios.get(url);\naxios.post(url + "/ReporteeConversion", {});`,
    ["a.ts:2:1 GET /api/reportees -> parties.list", "a.ts:3:1 POST /api/reportees/ReporteeConversion -> parties.list"],
  ],
  [
    "a default for a setting",
    "const base = process.env.ALTINN ?? 'https://www.altinn.no';\ngot.put(`${base}/api/${who}/messages/${id}/archive`);",
    ["a.ts:2:1 PUT /api/{who}/messages/{messageId}/archive -> messages.archive"],
  ],
  [
    "a choice of hosts",
    "const host = live ? 'www.altinn.no' : 'tt02.altinn.no';\nfetch(`https://${host}/api/my/profile`);",
    ["a.ts:2:1 GET /api/my/profile -> profile.user"],
  ],
  [
    "new URL with a base",
    `fetch(new URL("/api/serviceowner/reportees", "https://www.altinn.no/start"));`,
    ["a.ts:1:1 GET /api/serviceowner/reportees -> owner.reportees"],
  ],
  [
    "parts that are joined",
    `fetch(["https://www.altinn.no/api", who, "authorization", "rights"].join("/"));`,
    ["a.ts:1:1 GET /api/{who}/authorization/rights -> rights.list"],
  ],
  [
    "a template of one's own that is filled in",
    `fetch("https://www.altinn.no/api/{who}/messages".replace("{who}", "my"));`,
    ["a.ts:1:1 GET /api/{who}/messages -> messages.list"],
  ],
  [
    "a client with a base URL",
    `const http = axios.create({ baseURL: "https://www.altinn.no/api/" });\nhttp.delete(\`/\${who}/messages/\${id}\`);`,
    ["a.ts:2:1 DELETE /api/{who}/messages/{messageId} -> messages.delete"],
  ],
  [
    "a client that a class holds",
    `class Box {\n  http = ky.create({ prefixUrl: "https://www.altinn.no/api" });\n  list() { return this.http.get("my/messages"); }\n}`,
    ["a.ts:3:19 GET /api/{who}/messages -> messages.list"],
  ],
  [
    "a wrapper of one's own",
    `send("POST", "https://www.altinn.no/api/consentRequests", body);`,
    ["a.ts:1:1 POST /api/consentRequests -> consent.create"],
  ],
  [
    "settings with a URL",
    `request({ method: "PUT", uri: "https://www.altinn.no/api/serviceowner/srr/17" });`,
    ["a.ts:1:1 PUT /api/serviceowner/srr/{id} -> owner.removeRights"],
  ],
  [
    "host and path apart",
    `https.request({ hostname: "www.altinn.no", path: "/api/my/messages", method: "GET" }, answer);`,
    ["a.ts:1:1 GET /api/{who}/messages -> messages.list"],
  ],
  [
    "a call whose method is not told",
    "fetch(`https://www.altinn.no/api/enterpriseusers`, init);",
    ["a.ts:1:1 GET, POST /api/enterpriseusers -> enterpriseUsers.read, enterpriseUsers.create"],
  ],
  [
    "a URL that is not called here",
    "export const inbox = (who: string) => `https://www.altinn.no/api/${who}/messages`;",
    ["a.ts:1:39 GET, POST /api/{who}/messages -> messages.list, forms.submit"],
  ],
  [
    "a path that is only known at run time",
    "fetch(`https://www.altinn.no/api/${path}`);",
    ["a.ts:1:1 GET /api/{…} -> "],
  ],
  [
    "an unknown host beside the header of a key",
    `fetch(\`\${process.env.HOST}/api/\${who}/messages\`, { headers: { ApiKey: key } });`,
    ["a.ts:1:1 GET /api/{who}/messages -> messages.list"],
  ],
  [
    "a path with nothing beside it",
    `app.get("/api/:who/messages", list);\nfetch(\`\${host}/api/metadata\`);`,
    ["a.ts:1:1 GET /api/{who}/messages? -> messages.list", "a.ts:2:1 GET /api/metadata? -> metadata.services"],
  ],
])("REST: %s", async (_what, source, uses) => {
  expect(await usesIn({ "a.ts": source })).toEqual(uses);
});

test.each<[what: string, source: string, uses: readonly string[]]>([
  [
    "an endpoint",
    `const url = "https://www.altinn.no/IntermediaryExternal/IntermediaryInboundBasicStreamed.svc?wsdl";`,
    ["a.ts:1:13 Intermediary/IntermediaryInboundStreamed -> forms.addAttachment"],
  ],
  [
    "an endpoint, where its operations are known",
    `const client = await createClientAsync("https://www.altinn.no/ArchiveExternal/DownloadQueueExternalBasic.svc");\nawait client.PurgeItemAsync({});`,
    ["a.ts:2:14 Archive/DownloadQueue PurgeItem -> agency.archive"],
  ],
  [
    "an action",
    `const headers = { SOAPAction: "http://www.altinn.no/services/ServiceEngine/Correspondence/2009/10/ICorrespondenceAgencyExternalBasic/InsertCorrespondenceBasicV2" };`,
    ["a.ts:1:31 ServiceEngine/CorrespondenceAgency InsertCorrespondenceBasicV2 -> agency.correspondence"],
  ],
  [
    "an action put together",
    "const ns = 'http://www.altinn.no/services/Register/SRR/2015/06';\nconst action = `${ns}/IRegisterSRRAgencyExternalBasic/AddRightsBasic`;",
    ["a.ts:2:16 Register/RegisterSRRAgency AddRightsBasic -> owner.addRights"],
  ],
  [
    "an envelope",
    'const xml = `<e:Envelope><e:Body><a:GetPrefillDataBasicV2 xmlns:a="http://www.altinn.no/services/ServiceEngine/PreFill/2010/10">${input}</a:GetPrefillDataBasicV2></e:Body></e:Envelope>`;',
    ["a.ts:1:13 ServiceEngine/PreFillEUS GetPrefillDataBasicV2 -> forms.prefillData"],
  ],
  [
    "a namespace",
    `const namespace = "http://www.altinn.no/services/ServiceEngine/Notification/2010/10";`,
    ["a.ts:1:19 ServiceEngine/NotificationAgency -> owner.notifications"],
  ],
  [
    "a namespace that two contracts share",
    `const namespace = "http://www.altinn.no/services/Intermediary/Receipt/2009/10";`,
    ["a.ts:1:19 Intermediary/Receipt or Intermediary/ReceiptAgency -> forms.receipts"],
  ],
  [
    "a name that says its channel",
    `await client.GetCorrespondenceStatusDetailsECV3Async(input);\nawait invoke("SubmitFormTaskBasic", input);`,
    [
      "a.ts:1:14 ServiceEngine/CorrespondenceAgency GetCorrespondenceStatusDetailsECV3 -> agency.correspondenceStatus",
      "a.ts:2:14 Intermediary/IntermediaryInbound SubmitFormTaskBasic -> forms.submit",
    ],
  ],
  [
    "a name that many APIs have",
    `await register.GetRights(input);`,
    ["a.ts:1:16 Register/RegisterSRRAgency GetRights? -> owner.getRights"],
  ],
  [
    "the other direction, where Altinn calls the owner",
    `const namespace = "http://AltInn.no/webservices/";`,
    ["a.ts:1:19 ServiceOwnerReceiver/OnlineBatch -> unmentioned"],
  ],
])("SOAP: %s", async (_what, source, uses) => {
  expect(await usesIn({ "a.ts": source })).toEqual(uses);
});

test.each<[what: string, source: string, uses: readonly string[]]>([
  [
    "of the REST API, by our names",
    `import { altinn2RestV0 as rest } from "altinnkit/altinn2/rest/v0";\nconst client = connect(rest, { environment: "tt02" });\nawait client.messages.list({ path: { who: "my" } });`,
    ["a.ts:3:7 GET /api/{who}/messages -> messages.list"],
  ],
  [
    "that is handed in",
    `import type { restV0 } from "../generated/altinn2/rest/v0/index.gen.js";\nexport class Bin {\n  constructor(private readonly client: ClientOf<typeof restV0>) {}\n  empty() { return this.client.messages.delete({ path }); }\n}`,
    ["a.ts:4:20 DELETE /api/{who}/messages/{messageId} -> messages.delete"],
  ],
  [
    "of a SOAP service",
    `import { correspondenceAgencyBasic } from "altinnkit/altinn2/soap/CorrespondenceAgency/Basic";\nconst agency = connectSoap(correspondenceAgencyBasic, options);\nawait agency.insertCorrespondenceV2(input);`,
    ["a.ts:3:7 ServiceEngine/CorrespondenceAgency InsertCorrespondenceV2 -> agency.correspondence"],
  ],
  [
    "of one SOAP operation",
    `import { getArchivedFormTaskBasicV2 } from "altinnkit/altinn2/soap/ServiceOwnerArchive/Basic";\nawait call(getArchivedFormTaskBasicV2, input, options);`,
    ["a.ts:2:12 Archive/ServiceOwnerArchive GetArchivedFormTaskBasicV2 -> agency.archive"],
  ],
  [
    "whose calls are not seen",
    `import * as lookUp from "altinnkit/altinn2/soap/LookUp/EC";\nexport default lookUp;`,
    ["a.ts:1:1 ServiceEngine/LookUp -> lookup"],
  ],
])("our own client %s", async (_what, source, uses) => {
  expect(await usesIn({ "a.ts": source })).toEqual(uses);
});

test.each([
  [
    "Altinn 3's hosts",
    `fetch("https://platform.altinn.no/storage/api/v1/instances");\nfetch("https://ttd.apps.altinn.no/api/metadata");`,
  ],
  [
    "other hosts",
    `fetch("https://api.example.com/api/my/messages");\nfetch("https://www.altinn.no.example.com/api/reportees");`,
  ],
  ["pages for people", `const help = "https://www.altinn.no/skjemaoversikt/";`],
  ["the base of other URLs alone", `export const base = "https://www.altinn.no/api";`],
  ["routes that only look alike", `app.get("/api/messages", list);\napp.get("/api/my/messages/1/2/3", one);`],
  ["names in another letter case", `await repository.getRights();\nconst getReceipt = 1;`],
  ["other namespaces of Altinn", `const fault = "http://www.altinn.no/services/common/fault/2009/10";`],
  [
    "names of modules",
    `import "https://www.altinn.no/api/my/messages";\nexport * from "https://www.altinn.no/api/reportees";`,
  ],
])("%s are no use of Altinn II", async (_what, source) => {
  expect(await usesIn({ "a.ts": source })).toEqual([]);
});

test("constants are followed through modules, objects and enumerations", async () => {
  const files = {
    "src/hosts.ts": `export const hosts = { live: "https://www.altinn.no" } as const;`,
    "src/index.ts": `export { hosts as servers } from "./hosts.js";\nexport enum Paths { Mine = "/api/my" }`,
    "src/call.js": "import { servers, Paths } from './index.js';\nfetch(`${servers.live}${Paths.Mine}/messages`);",
  };

  expect(await usesIn(files)).toEqual(["src/call.js:2:1 GET /api/{who}/messages -> messages.list"]);
});

test("a tsconfig's files are read, those of what it refers to, and the paths it maps", async () => {
  const files = {
    "tsconfig.json": `{ "files": [], "references": [{ "path": "./app" }] } // with a comment`,
    "app/tsconfig.json": JSON.stringify({
      compilerOptions: { paths: { "#hosts": ["./hosts.ts"] } },
      include: ["*.ts"],
    }),
    "app/hosts.ts": `export const host = "https://www.altinn.no";`,
    "app/call.ts": 'import { host } from "#hosts";\nfetch(`${host}/api/reportees`);',
    "elsewhere/call.ts": `fetch("https://www.altinn.no/api/reportees");`,
  };

  expect(await usesIn(files, ["tsconfig.json"])).toEqual(["app/call.ts:2:1 GET /api/reportees -> parties.list"]);
});

test("what is generated, declared or installed is not told", async () => {
  const call = `fetch("https://www.altinn.no/api/reportees");`;
  const files = { "a.gen.ts": call, "a.d.ts": call, "node_modules/a/index.js": call, "a.mjs": call };

  expect(await usesIn(files)).toEqual(["a.mjs:1:1 GET /api/reportees -> parties.list"]);
});

test.each([
  ["a glob", "*.ts", "no TypeScript or JavaScript files are here."],
  ["a tsconfig", "tsconfig.json", "Cannot read file"],
])("%s that leads nowhere is told", async (_what, source, says) => {
  await expect(usesIn({ "a.txt": "" }, [source])).rejects.toThrow(says);
});
