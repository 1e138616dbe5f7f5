import { createServer } from "node:https";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "altinnkit";
import { bearer, maskinporten, subscriptionKey } from "altinnkit/auth";
import { clientCertificate } from "altinnkit/auth/node";
import { unitBasicInformation } from "altinnkit/dan/datasets/v1";
import { danV1 } from "altinnkit/dan/v1";
import { danHosts, danRetry, harvest, localService } from "altinnkit/flows/dan";
import { bytesOf, startApi } from "../../../servers/api.js";
import { newBusinessCertificate, newCertificate, type Certificate } from "../../../servers/certificate.js";
import { danClient } from "../../../servers/dan/client.js";
import { keyOf } from "../../../servers/dan/contexts.js";
import { agency, startDan, type DanServer } from "../../../servers/dan/dan.js";
import { newKey } from "../../../servers/keys.js";
import { listen } from "../../../servers/listen.js";
import { startMaskinporten } from "../../../servers/maskinporten.js";

let dan: DanServer;
let theirs: Certificate;

beforeAll(async () => {
  dan = await startDan();
  theirs = await newCertificate();
});

afterAll(async () => {
  await Promise.all([dan.close(), theirs.remove()]);
});

const about = { subject: "310724181" };

test("the two environments are where the service says it is", () => {
  expect(danV1.servers).toEqual({
    prod: "https://api.data.altinn.no/v1",
    tt02: "https://test-api.data.altinn.no/v1",
  });
});

test("Maskinporten's token goes as it is, beside the key, and nothing is exchanged", async () => {
  const key = await newKey("key-1");
  const scopes = ["altinn:dataaltinnno/ebevis"];
  const client = { clientId: "client-1", organization: agency, scopes, keys: [key.publicJwk] };
  const tokens = await startMaskinporten({ clients: [client] });
  const guarded = await startDan(tokens);
  try {
    const { status } = await harvest(
      connect(danV1, {
        environment: "custom",
        baseUrl: guarded.base,
        auth: [
          maskinporten({ clientId: "client-1", key: key.privatePem, kid: key.kid, scopes, issuer: tokens.issuer }),
          subscriptionKey(keyOf("eBevis")),
        ],
      }),
      unitBasicInformation,
      about,
    );
    expect([status.status.code, tokens.issued, guarded.received.length]).toEqual([1, 1, 1]);
  } finally {
    await Promise.all([tokens.close(), guarded.close()]);
  }
});

test("a client certificate is shown where it is asked for, beside token and key", async () => {
  const ours = await newBusinessCertificate(agency, "Issuer of tests");
  const options = { key: theirs.key, cert: theirs.cert, ca: ours.root, requestCert: true, rejectUnauthorized: true };
  const secure = createServer(options, (request, response) => {
    void (async () => {
      const body = await bytesOf(request);
      const { host: _, connection: __, ...headers } = request.headers as Record<string, string>;
      const answered = await fetch(`${dan.url}${request.url}`, { method: request.method!, headers, body });
      response.writeHead(answered.status, { "Content-Type": "application/json" }).end(await answered.text());
    })();
  });
  const door = await listen(secure, "https");
  const through = (certificate: object) =>
    danClient(
      { base: `${door.url}/v1` },
      {},
      {
        fetch: clientCertificate({ ...certificate, ca: theirs.cert, origins: [door.url] }),
        policies: [],
      },
    );
  try {
    const { status } = await harvest(
      through({ cert: ours.leaf + ours.issuer, key: ours.key }),
      unitBasicInformation,
      about,
    );
    expect(status.status.code).toBe(1);
    await expect(harvest(through({}), unitBasicInformation, about)).rejects.toMatchObject({ kind: "network" });
  } finally {
    await door.close();
  }
});

test("the old hosts of certificates have their names, and a service elsewhere keeps its environment's tokens", () => {
  expect(danHosts).toEqual({
    dev: "https://dev-api.data.altinn.no/v1",
    local: "http://localhost:7071/api",
    certificateProd: "https://apim-nadobe-prod.azure-api.net/v1",
    certificateTest: "https://apim-nadobe-staging.azure-api.net/v1",
  });
  for (const baseUrl of Object.values(danHosts)) {
    expect(() => connect(danV1, { environment: "tt02", baseUrl, auth: bearer(() => "token") })).not.toThrow();
  }
});

test("a service on one's own machine is told its context, and has nothing under /public", async () => {
  const functions = await startApi(() => ({ body: [] }));
  const local = connect(danV1, {
    environment: "custom",
    baseUrl: `${functions.url}/api`,
    policies: [danRetry(), localService("eBevis")],
  });
  await local.metadata.listStatusCodes();
  await local.accreditation.list();
  await functions.close();

  expect(functions.received.map(({ url, headers }) => [url, headers["x-nadobe-servicecontext"]])).toEqual([
    ["/api/metadata/statuscodes", "eBevis"],
    ["/api/accreditations", "eBevis"],
  ]);
});
