import { execFile } from "node:child_process";
import { createServer } from "node:https";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { connect } from "altinnkit";
import { bearer } from "altinnkit/auth";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newCertificate, type Certificate } from "../../servers/certificate.js";
import { listen, type Running } from "../../servers/listen.js";
import { archiveV1 } from "./archive.js";

let certificate: Certificate;
let server: Running;
const shown: (string | undefined)[] = [];

beforeAll(async () => {
  certificate = await newCertificate();
  const secure = createServer(certificate, ({ headers }, response) => {
    shown.push(headers.authorization);
    response.end('{"name":"Kari"}');
  });
  server = await listen(secure, "https");
});
afterAll(() => Promise.all([server.close(), certificate.remove()]));

test("a certificate nobody vouches for ends the call before the token is shown", async () => {
  const client = connect(archiveV1, {
    environment: "custom",
    baseUrl: server.url,
    auth: bearer(() => "t"),
    policies: [],
  });
  await expect(client.people.get({ path: { ssn: "14857310056" } })).rejects.toThrow(
    expect.objectContaining({ kind: "network", code: "DEPTH_ZERO_SELF_SIGNED_CERT" }),
  );
  expect(shown).toEqual([]);
});

// Node reads whom to trust when it starts, so the trusting client is a program of its own.
test("a trusted certificate carries the call", async () => {
  const program = fileURLToPath(new URL("tls-client.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=altinnkit-source", "--import=tsx", program, server.url],
    { env: { ...process.env, NODE_EXTRA_CA_CERTS: certificate.certFile } },
  );
  expect({ stdout, shown }).toEqual({ stdout: '{"name":"Kari"}', shown: ["Bearer over-tls"] });
});
