import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { connectSoap, type SoapClient, type SoapOptions } from "altinnkit/soap";
import { bytesOf } from "../../../servers/api.js";
import { serve, type Running } from "../../../servers/listen.js";
import { files } from "./files.js";

/** What a server answers. */
export interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body?: string | Uint8Array;
}

/** A request as it came. */
export interface Seen {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server that answers in turn, and a client of it. */
export interface Connected {
  readonly server: Running;
  readonly seen: Seen[];
  readonly client: SoapClient<typeof files.operations>;
}

export async function connected(answers: readonly Answer[], options: SoapOptions = {}): Promise<Connected> {
  const seen: Seen[] = [];
  const left = [...answers];
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    seen.push({ headers: request.headers, body: (await bytesOf(request)).toString() });
    const { status = 200, type = "text/xml; charset=utf-8", body = "" } = left.shift()!;
    response.writeHead(status, { "Content-Type": type }).end(body);
  };
  const server = await serve((request, response) => void respond(request, response));
  const credentials = { systemUserName: "4711", systemPassword: "secret & more" };
  return { server, seen, client: connectSoap(files, { endpoint: server.url, credentials, ...options }) };
}

/** An envelope of SOAP 1.1 around a body. */
export function envelope(body: string, header = ""): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">${header}<s:Body>${body}</s:Body></s:Envelope>`;
}

/** An envelope of SOAP 1.2 around a body. */
export function envelope12(body: string, header = ""): string {
  return envelope(body, header).replace(
    "http://schemas.xmlsoap.org/soap/envelope/",
    "http://www.w3.org/2003/05/soap-envelope",
  );
}

/** Elements in the namespace of the files. */
export function inFiles(element: string): string {
  return element.replace(/^<(\w+)/, '<$1 xmlns="urn:example:files"');
}
