import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServerless, WSDL, type IServices } from "soap";
import { parseMTOMResp } from "soap/lib/utils.js";
import { bytesOf } from "./api.js";
import { serve, type Running } from "./listen.js";

/** One call as node-soap understood it. */
export interface SoapCall {
  readonly operation: string;
  readonly args: unknown;
  readonly headers: unknown;
}

/** What node-soap is to answer an operation: values by elements, or `{ Fault }`. */
export type SoapAnswers = Readonly<Record<string, object>>;

/** A server of node-soap's, fed with a WSDL, and what it was called with. */
export interface SoapServer extends Running {
  readonly calls: SoapCall[];
  /** Bytes an answer has beside its document: in the place of `@bytes`. */
  bytes: Buffer | undefined;
}

/** Serves a WSDL by node-soap, which does no MTOM by itself: in front its own MIME parser takes messages apart. */
export async function nodeSoap(wsdl: string, answers: SoapAnswers): Promise<SoapServer> {
  const calls: SoapCall[] = [];
  const services: IServices = {};
  const xml = readFileSync(wsdl, "utf8").replace(/^\uFEFF/, "");
  const version = {
    forceSoap12Headers: xml.includes("schemas.xmlsoap.org/wsdl/soap12/") && /soap12:binding/.test(xml),
  };
  const soap = await createServerless({ path: "/", services, xml, uri: wsdl, ...version });
  const read = new WSDL(xml, wsdl, {});
  await new Promise<void>((resolve, reject) => {
    read.onReady((error: Error | null) => (error ? reject(error) : resolve()));
  });
  for (const [service, { ports }] of Object.entries(read.definitions.services)) {
    services[service] = {};
    for (const [port, { binding }] of Object.entries(ports)) {
      services[service][port] = Object.fromEntries(
        Object.keys(binding.methods).map((operation) => [
          operation,
          (args: unknown, _: unknown, headers: unknown) => {
            calls.push({ operation, args, headers });
            const answer = answers[operation];
            if (answer && "Fault" in answer) throw answer;
            return answer;
          },
        ]),
      );
    }
  }
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const xml = await envelopeOf(request);
    const { body, statusCode } = await soap.processRequest(xml, { headers: request.headers });
    const type = /envelope\/"/.test(body) ? "text/xml; charset=utf-8" : "application/soap+xml; charset=utf-8";
    response.statusCode = statusCode;
    if (!server.bytes || statusCode !== 200) return void response.setHeader("Content-Type", type).end(body);
    response.setHeader(
      "Content-Type",
      `multipart/related; type="application/xop+xml"; start="<http://tempuri.org/0>"; boundary="uuid:7+id=1"`,
    );
    response.end(Buffer.concat(beside(body, server.bytes)));
  };
  const server: SoapServer = {
    ...(await serve((request, response) => {
      respond(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
    })),
    calls,
    bytes: undefined,
  };
  return server;
}

/** The envelope of a request, with what stands beside it put in. */
async function envelopeOf(request: IncomingMessage): Promise<string> {
  const payload = await bytesOf(request);
  const [, boundary] = /^multipart\/related;.*boundary="(.*?)"/.exec(request.headers["content-type"] ?? "") ?? [];
  if (boundary === undefined) return payload.toString();
  const parts = await new Promise<readonly Part[]>((resolve, reject) => {
    void parseMTOMResp(payload, boundary, (error, read) => (error ? reject(error) : resolve(read?.parts ?? [])));
  });
  const [root, ...others] = parts;
  const ids = new Map(others.map(({ headers, body }) => [headers["content-id"]?.slice(1, -1), body]));
  return String(root?.body).replaceAll(/<\w+:Include href="cid:(.*?)"\/>/g, (_, id: string) =>
    String(ids.get(decodeURIComponent(id))?.toString("base64")),
  );
}

interface Part {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

function beside(envelope: string, bytes: Buffer): Buffer[] {
  const include =
    '<x:Include xmlns:x="http://www.w3.org/2004/08/xop/include" href="cid:http%3A%2F%2Ftempuri.org%2F1"/>';
  const head = (id: string, type: string): string =>
    `--uuid:7+id=1\r\nContent-ID: <${id}>\r\nContent-Transfer-Encoding: binary\r\nContent-Type: ${type}\r\n\r\n`;
  const root = envelope.replace("@bytes", include);
  return [
    Buffer.from(`${head("http://tempuri.org/0", "application/xop+xml; charset=utf-8")}${root}\r\n`),
    Buffer.from(head("http://tempuri.org/1", "application/octet-stream")),
    bytes,
    Buffer.from("\r\n--uuid:7+id=1--\r\n"),
  ];
}
