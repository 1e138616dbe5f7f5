import { connect, retry } from "altinnkit";
import { bearer, maskinporten } from "altinnkit/auth";
import { expect, test } from "vitest";
import { openTelemetry, type Attributes, type Meter, type Span, type Tracer } from "../../../runtime/otel/index.js";
import { newKey } from "../../servers/keys.js";
import { archiveV1 } from "./archive.js";

const ssn = "14857310056";
const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";

interface Recorded {
  readonly name: string;
  readonly kind: number;
  readonly attributes: Attributes;
  status?: number;
  ended: number;
}

/** A tracer and a meter that keep what they get. */
function recorder(traceState?: string) {
  const spans: Recorded[] = [];
  const measured: { name: string; unit: string; seconds: number; attributes: Attributes }[] = [];
  const tracer: Tracer = {
    startSpan(name, { kind, attributes }): Span {
      const span: Recorded = { name, kind, attributes: { ...attributes }, ended: 0 };
      const spanId = String(spans.push(span)).padStart(16, "0");
      return {
        spanContext: () => ({
          traceId,
          spanId,
          traceFlags: 1,
          traceState: traceState ? { serialize: () => traceState } : undefined,
        }),
        setAttributes: (more) => Object.assign(span.attributes, more),
        setStatus: ({ code }) => (span.status = code),
        end: () => span.ended++,
      };
    },
  };
  const meter: Meter = {
    createHistogram: (name, { unit }) => ({
      record: (seconds, attributes) => measured.push({ name, unit, seconds, attributes }),
    }),
  };
  return { spans, measured, tracer, meter };
}

const about = {
  "http.request.method": "GET",
  "url.template": "/people/{ssn}",
  "server.address": "archive.tt02.example",
  "server.port": 443,
  "altinnkit.api": "test/archive/v1",
  "altinnkit.operation": "people.get",
};

test("each try is a span and a measurement by the stable names", async () => {
  const { spans, measured, tracer, meter } = recorder();
  let asked = 0;
  const client = connect(archiveV1, {
    environment: "tt02",
    policies: [retry({ baseDelayMs: 1 }), openTelemetry({ tracer, meter })],
    fetch: async () => (++asked === 1 ? new Response(null, { status: 503 }) : Response.json({})),
  });
  await client.people.get({ path: { ssn } });

  const refused = { "http.response.status_code": 503, "error.type": "503" };
  const served = { "http.response.status_code": 200 };
  expect(spans).toEqual([
    { name: "GET /people/{ssn}", kind: 2, attributes: { ...about, ...refused }, status: 2, ended: 1 },
    {
      name: "GET /people/{ssn}",
      kind: 2,
      attributes: { ...about, ...served, "http.request.resend_count": 1 },
      ended: 1,
    },
  ]);
  const seconds = expect.any(Number) as number;
  const measurement = { name: "http.client.request.duration", unit: "s", seconds };
  expect(measured).toEqual([
    { ...measurement, attributes: { ...about, ...refused } },
    { ...measurement, attributes: { ...about, ...served } },
  ]);
});

test("a call without an answer has its kind of error", async () => {
  const { spans, tracer } = recorder();
  const client = connect(archiveV1, {
    environment: "tt02",
    policies: [openTelemetry({ tracer })],
    fetch: async () => {
      throw new TypeError(ssn);
    },
  });
  await expect(client.people.get({ path: { ssn } })).rejects.toMatchObject({ kind: "network" });
  expect(spans).toEqual([
    { name: "GET /people/{ssn}", kind: 2, attributes: { ...about, "error.type": "network" }, status: 2, ended: 1 },
  ]);
});

test("traceparent goes to the API, and not to whoever gives the token", async () => {
  const key = await newKey("k");
  const { tracer } = recorder("vendor=1");
  const shown: [host: string, traceparent: string | null, tracestate: string | null][] = [];
  const client = connect(archiveV1, {
    environment: "tt02",
    auth: maskinporten({ clientId: "c", key: key.privateJwk, scopes: ["a"] }),
    policies: [openTelemetry({ tracer })],
    fetch: async ({ url, headers }) => {
      const { hostname } = new URL(url);
      shown.push([hostname, headers.get("traceparent"), headers.get("tracestate")]);
      if (hostname === "test.maskinporten.no") return Response.json({ access_token: "a", expires_in: 100 });
      const jwt = ["{}", '{"iat":1,"exp":1801}', ""].map((part) => btoa(part)).join(".");
      return hostname === "platform.tt02.altinn.no" ? new Response(jwt) : Response.json({});
    },
  });
  await client.people.add({ body: { name: "Kari" } });
  expect(shown).toEqual([
    ["test.maskinporten.no", null, null],
    ["platform.tt02.altinn.no", null, null],
    ["archive.tt02.example", `00-${traceId}-0000000000000001-01`, "vendor=1"],
  ]);
});

test("a body can still be sent again behind it", async () => {
  const { tracer } = recorder();
  const bodies: string[] = [];
  const client = connect(archiveV1, {
    environment: "tt02",
    auth: bearer(({ fresh }) => (fresh ? "new" : "old")),
    policies: [openTelemetry({ tracer })],
    fetch: async (request) => {
      bodies.push(await request.text());
      return new Response(null, { status: request.headers.get("authorization") === "Bearer new" ? 201 : 401 });
    },
  });
  expect((await client.people.add({ body: { name: "Kari" } })).response.status).toBe(201);
  expect(bodies).toEqual(['{"name":"Kari"}', '{"name":"Kari"}']);
});
