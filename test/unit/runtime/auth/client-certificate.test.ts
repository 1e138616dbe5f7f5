import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { TLSSocket } from "node:tls";
import { connect, type Fetch } from "altinnkit";
import { bearer } from "altinnkit/auth";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { clientCertificate, type ClientCertificateOptions } from "../../../../runtime/auth/node/index.js";
import { bytesOf } from "../../../servers/api.js";
import {
  newBusinessCertificate,
  newCertificate,
  type BusinessCertificate,
  type Certificate,
} from "../../../servers/certificate.js";
import { listen, type Running } from "../../../servers/listen.js";
import { archiveV1 } from "../archive.js";

const path = { ssn: "14857310056" };
let ours: BusinessCertificate;
let theirs: Certificate;
let server: Running;
let seen: string[];
/** Each body's length as it was announced, and as it came. */
let framed: string[];

beforeAll(async () => {
  ours = await newBusinessCertificate("310724181", "Issuer of tests");
  theirs = await newCertificate();
});
afterAll(() => theirs.remove());

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bytesOf(request);
  const { subject } = (request.socket as TLSSocket).getPeerCertificate();
  const { serialNumber } = subject as unknown as { serialNumber: string };
  const { authorization, "content-length": length, "transfer-encoding": encoding } = request.headers;
  seen.push(`${request.method} ${authorization} ${serialNumber} ${body.subarray(0, 99).toString()}`);
  framed.push(`${length ?? encoding ?? "none"} ${body.length}`);
  if (request.method === "GET" && request.url === "/people") return;
  if (request.url === "/people/count") response.writeHead(302, { location: "/elsewhere" }).end();
  else if (request.method === "DELETE") response.writeHead(204, { "set-cookie": ["a=1", "b=2"] }).end();
  else response.writeHead(200, { "content-type": "application/json" }).end('{"name":"Kari"}');
}

/** A server that asks for a certificate, and takes only those its authority vouches for. */
beforeEach(async () => {
  seen = [];
  framed = [];
  const options = { key: theirs.key, cert: theirs.cert, ca: ours.root, requestCert: true, rejectUnauthorized: true };
  const secure = createServer(options, (request, response) => void answer(request, response));
  server = await listen(secure, "https");
});
afterEach(() => server.close());

const shown = () => ({ cert: ours.leaf + ours.issuer, key: ours.key });
const pfx = () => ({ pfx: Buffer.from(ours.pfx, "base64"), passphrase: "test" });

const fetchWith = (identity: Partial<ClientCertificateOptions> = shown(), origins = [server.url]) =>
  clientCertificate({ ...identity, ca: theirs.cert, origins });

const archive = (fetch: Fetch) =>
  connect(archiveV1, { environment: "custom", baseUrl: server.url, auth: bearer(() => "t"), policies: [], fetch });

describe("a client certificate", () => {
  test.each<[string, () => Partial<ClientCertificateOptions>]>([
    ["PEM", shown],
    ["PKCS#12", pfx],
  ])("in %s opens the door, with a body and without", async (_, identity) => {
    const client = archive(fetchWith(identity()));
    expect((await client.people.get({ path })).data).toEqual({ name: "Kari" });
    await client.people.add({ body: { name: "Kari" } });
    await client.files.add({ body: { content: new Blob(["bytes"]).stream() } });
    expect(seen).toEqual([
      "GET Bearer t 310724181 ",
      'POST Bearer t 310724181 {"name":"Kari"}',
      "POST Bearer t 310724181 bytes",
    ]);
  });

  test("sends bodies whole, with their length, and only what is long in chunks", async () => {
    const client = archive(fetchWith());
    await client.people.get({ path });
    await client.people.add({ body: { name: "Blåbær" } });
    await client.files.add({ body: { content: new Blob(["bytes"]).stream() } });
    await client.files.add({ body: { content: "" } });
    await client.files.add({ body: { content: new Blob(["x".repeat(3_000_000)]) } });
    expect(framed).toEqual(["none 0", "19 19", "5 5", "0 0", "chunked 3000000"]);
  });

  test("brings answers whole: status, every header, an empty body", async () => {
    const { response } = await archive(fetchWith()).people.remove({ path });
    expect([response.status, response.headers.getSetCookie(), await response.text()]).toEqual([
      204,
      ["a=1", "b=2"],
      "",
    ]);
  });

  test("nobody vouches for is refused by the server", async () => {
    const stranger = { key: theirs.key, cert: theirs.cert };
    await expect(archive(fetchWith(stranger)).people.get({ path })).rejects.toThrow(
      expect.objectContaining({ kind: "network" }),
    );
    expect(seen).toEqual([]);
  });

  test("is shown to its origins only: another is reached as always, and is not trusted here", async () => {
    const elsewhere = fetchWith(shown(), ["https://elsewhere.example"]);
    await expect(archive(elsewhere).people.get({ path })).rejects.toThrow(
      expect.objectContaining({ kind: "network", code: "DEPTH_ZERO_SELF_SIGNED_CERT" }),
    );
    expect(seen).toEqual([]);
  });

  test("goes along to no redirect", async () => {
    const url = `${server.url}/people/count`;
    expect((await fetchWith()(new Request(url, { redirect: "manual" }))).status).toBe(302);
    await expect(fetchWith()(new Request(url, { redirect: "error" }))).rejects.toThrow("redirected");
    expect(seen).toHaveLength(2);
  });

  test("leaves the caller's signal in force", async () => {
    const client = archive(fetchWith());
    const gone = AbortSignal.abort(new Error("enough"));
    await expect(client.people.get({ path }, { signal: gone })).rejects.toThrow("enough");
    await expect(client.people.list({}, { timeoutMs: 50 })).rejects.toThrow(
      expect.objectContaining({ kind: "timeout" }),
    );
  });
});

describe("is refused, with the reason, when", () => {
  test.each<[string, () => Partial<ClientCertificateOptions>, string]>([
    ["the key is another's", () => ({ ...shown(), key: theirs.key }), "the key is another certificate's."],
    ["the passphrase is another", () => ({ ...pfx(), passphrase: "x" }), "another passphrase, or a damaged file."],
    ["it is none", () => ({ cert: "x", key: "y" }), "another passphrase, or a damaged file."],
  ])("%s", (_, identity, reason) => {
    expect(() => fetchWith(identity())).toThrow(
      expect.objectContaining({ kind: "configuration", message: `The client certificate cannot be used: ${reason}` }),
    );
  });

  test("an origin has no TLS", () => {
    expect(() => fetchWith(shown(), ["http://example.com"])).toThrow(
      "Each of origins must be https; http is for this machine only.",
    );
  });
});
