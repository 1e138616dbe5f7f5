import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { storageV1 } from "altinnkit/altinn3/storage/v1";

const folder = fileURLToPath(new URL(".", import.meta.url));

/** The program in one file, as a bundler makes it that splits nothing. */
async function bundle(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder },
    conditions: ["altinnkit-source"],
    platform: "browser",
    format: "esm",
    bundle: true,
    minify: true,
    write: false,
  });
  return outputFiles[0]!.text;
}

test("client, credentials and flows bundle for a browser, without anything of Node's", async () => {
  const code = await bundle(
    `export * from "altinnkit"; export * from "altinnkit/auth"; export * as dan from "altinnkit/flows/dan";`,
  );
  expect(code).not.toMatch(/node:|require\(/);
  expect(code).toContain("urn:ietf:params:oauth:grant-type:jwt-bearer");
});

test("a client leaves its doctor out until it is asked for", async () => {
  const code = await bundle(`export { connect } from "altinnkit"; export * from "altinnkit/auth";`);
  expect(code).toContain("doctor");
  expect(code).not.toContain("oauth-authorization-server");
});

test("a client without credentials carries none of their code", async () => {
  const code = await bundle(`export { connect } from "altinnkit";`);
  expect(code).toContain("needs a");
  expect(code).not.toContain("urn:ietf:params:oauth:grant-type:jwt-bearer");
});

test("an API that is imported brings no other along", async () => {
  const code = await bundle(
    `export { connect } from "altinnkit"; export { eventsV1 } from "altinnkit/altinn3/events/v1";`,
  );
  const ids = new Set(code.match(/\b(altinn3|dan|digdir|altinn2)(\/[a-z\d]+)+\/v\d\b/g));
  expect([...ids]).toEqual(["altinn3/events/v1"]);
  expect(code).not.toContain("text/event-stream");
  expect(gzipSync(code).length).toBeLessThanOrEqual(7_500);
});

test("an operation over SOAP brings the codec, the types it uses and no other operation; other APIs bring no SOAP", async () => {
  const soap = "http://schemas.xmlsoap.org/soap/envelope/";
  const code = await bundle(`
    export { call } from "altinnkit/soap";
    export { getFormSetPdfBasic } from "altinnkit/altinn2/soap/DownloadQueue/Basic";
  `);
  expect(code).toContain(soap);
  expect(code.match(/IDownloadQueueExternalBasic\/\w+/g)).toEqual(["IDownloadQueueExternalBasic/GetFormSetPdfBasic"]);
  expect(gzipSync(code).length).toBeLessThanOrEqual(40_000);

  const others = `export { connect } from "altinnkit"; export * from "altinnkit/altinn3/events/v1"; export * from "altinnkit/xml";`;
  expect(await bundle(others)).not.toContain(soap);
});

test("an API carries the ways its own answers page, and one without pages none", async () => {
  const ways = { links: "does not tell which that is", numbers: "x-total-count" };
  const told = async (api: string): Promise<string[]> => {
    const code = await bundle(`export { connect } from "altinnkit"; export * from "altinnkit/altinn3/${api}";`);
    return Object.entries(ways).flatMap(([way, words]) => (code.includes(words) ? [way] : []));
  };
  expect(await told("events/v1")).toEqual(["links"]);
  expect(await told("studio/repository/v1")).toEqual(["numbers"]);
  expect(await told("broker/v1")).toEqual([]);
});

test("what links need comes with an API that has them; its XML waits until XML comes", async () => {
  const code = 'export { connect } from "altinnkit"; export * from "altinnkit/altinn2/rest/v0";';
  const { outputFiles, metafile } = await build({
    stdin: { contents: `${code} export { follow } from "altinnkit/hal";`, resolveDir: folder },
    conditions: ["altinnkit-source"],
    platform: "browser",
    format: "esm",
    bundle: true,
    splitting: true,
    metafile: true,
    write: false,
    outdir: "out",
  });
  const chunks = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  const outputs = Object.entries(metafile.outputs).map(([path, { imports }]) => [basename(path), imports] as const);
  const atOnce = (name: string): string[] => [
    name,
    ...outputs
      .filter(([output]) => output === name)
      .flatMap(([, imports]) => imports.filter(({ kind }) => kind === "import-statement"))
      .flatMap(({ path }) => atOnce(basename(path))),
  ];
  const xml = "A second root element";
  expect([...chunks.values()].filter((text) => text.includes(xml)).length).toBe(1);
  expect(
    atOnce("stdin.js")
      .map((name) => chunks.get(name))
      .join(),
  ).not.toContain(xml);
  expect(
    await bundle('export { connect } from "altinnkit"; export * from "altinnkit/altinn3/events/v1";'),
  ).not.toContain("hal+xml");
});

// As the generated package gives it, but for its other operations.
const { instances } = storageV1.operations;
const oneOperation = JSON.stringify({ ...storageV1, operations: { instances: { get: instances!["get"] } } });

test.each([
  ["without credentials that sign", "connect", "bearer", 6_000],
  ["with Maskinporten's signing", "connect", "maskinporten", 12_000],
  // Errors that are thrown take their room where they are asked for.
  ["without credentials that sign, its answers unwrapped,", "connect, unwrap", "bearer", 6_500],
  ["with Maskinporten's signing, its answers unwrapped,", "connect, unwrap", "maskinporten", 12_500],
])("a client %s for one operation is small", async (_, client, credential, most) => {
  const code = await bundle(`
    import { api } from "altinnkit/codegen";
    export { ${client} } from "altinnkit";
    export { ${credential} } from "altinnkit/auth";
    export const storageV1 = api(${oneOperation});
  `);
  expect(code).toContain("Bearer ");
  expect(code).toContain("/instances/{instanceOwnerPartyId}/{instanceGuid}");
  expect(gzipSync(code).length).toBeLessThanOrEqual(most);
});
