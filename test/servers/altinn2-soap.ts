import type { IncomingMessage, ServerResponse } from "node:http";
import { bytesOf } from "./api.js";
import { serve, type Running } from "./listen.js";

/** A stand-in for services of Altinn II over SOAP, and what it was asked. */
export interface Altinn2Soap extends Running {
  /** Names of the operations, and how what is binary came. */
  readonly seen: string[];
}

const services = "http://www.altinn.no/services/ServiceEngine";
const schemas = "http://schemas.altinn.no/services";

/** Keeps one file and any number of messages; knows one password. */
export async function startAltinn2Soap(password: string): Promise<Altinn2Soap> {
  const seen: string[] = [];
  const messages: string[] = [];
  let file = "";
  const answers: Readonly<Record<string, (text: string) => string>> = {
    InsertCorrespondenceBasicV2(text) {
      messages.push(valueOf(text, "ExternalShipmentReference"));
      return `<InsertCorrespondenceBasicV2Response xmlns="${services}/Correspondence/2009/10"><InsertCorrespondenceBasicV2Result xmlns:a="${schemas}/Intermediary/Receipt/2009/10"><a:ReceiptId>17</a:ReceiptId><a:ReceiptStatusCode>OK</a:ReceiptStatusCode></InsertCorrespondenceBasicV2Result></InsertCorrespondenceBasicV2Response>`;
    },
    GetCorrespondenceStatusDetailsBasicV2() {
      const changes = ["Created", "Read"].map(
        (type) =>
          `<a:StatusChangeV2><a:StatusDate>2026-01-02T03:04:05.1234567+01:00</a:StatusDate><a:StatusType>${type}</a:StatusType></a:StatusChangeV2>`,
      );
      const list = messages.map(
        (reference) =>
          `<a:StatusV2><a:CorrespondenceID>1</a:CorrespondenceID><a:SendersReference>${reference}</a:SendersReference><a:StatusChanges>${changes.join("")}</a:StatusChanges></a:StatusV2>`,
      );
      return `<GetCorrespondenceStatusDetailsBasicV2Response xmlns="${services}/Correspondence/2009/10"><GetCorrespondenceStatusDetailsBasicV2Result xmlns:a="${schemas}/ServiceEngine/Correspondence/2014/10"><a:LimitReached>false</a:LimitReached><a:StatusList>${list.join("")}</a:StatusList></GetCorrespondenceStatusDetailsBasicV2Result></GetCorrespondenceStatusDetailsBasicV2Response>`;
    },
    UploadFileStreamedBasic(text) {
      file = text.split("\r\n\r\n")[2]?.split("\r\n--")[0] ?? "";
      return `<ReceiptExternalStreamedBE xmlns="${services}/Broker/2015/06"><ReceiptId>18</ReceiptId></ReceiptExternalStreamedBE>`;
    },
    DownloadFileStreamedBasic(text) {
      if (!text.includes(">7d2f6a3e-5c4b-4f0a-9a1e-2b3c4d5e6f70<")) return fault(40207, "No file is ready");
      const include =
        '<x:Include xmlns:x="http://www.w3.org/2004/08/xop/include" href="cid:http%3A%2F%2Ftempuri.org%2F1"/>';
      return `<DownloadFileStreamedBasicResponse xmlns="${services}/Broker/2015/06"><DownloadFileStreamedBasicResult>${include}</DownloadFileStreamedBasicResult></DownloadFileStreamedBasicResponse>`;
    },
  };
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = (await bytesOf(request)).toString();
    const name = /(\w+)"$/.exec(String(request.headers.soapaction))?.[1] ?? "";
    const isKnown = new RegExp(`ystemPassword>${password}<`).test(text);
    const body = isKnown ? answers[name]!(text) : fault(5, "The system is not known");
    seen.push(`${name} ${/^[\w/]+/.exec(request.headers["content-type"] ?? "")?.[0]}`);
    const envelope = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`;
    response.statusCode = body.startsWith("<s:Fault>") ? 500 : 200;
    if (!body.includes("Include"))
      return void response.setHeader("Content-Type", "text/xml; charset=utf-8").end(envelope);
    response.setHeader(
      "Content-Type",
      'multipart/related; type="application/xop+xml"; start="<http://tempuri.org/0>"; boundary="uuid:1+id=1"',
    );
    response.end(
      `--uuid:1+id=1\r\nContent-ID: <http://tempuri.org/0>\r\nContent-Type: application/xop+xml\r\n\r\n${envelope}\r\n--uuid:1+id=1\r\nContent-ID: <http://tempuri.org/1>\r\nContent-Transfer-Encoding: binary\r\n\r\n${file}\r\n--uuid:1+id=1--\r\n`,
    );
  };
  const running = await serve((request, response) => {
    respond(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  return { ...running, seen };
}

function valueOf(text: string, element: string): string {
  return new RegExp(`${element}>(.*?)<`).exec(text)?.[1] ?? "";
}

function fault(id: number, message: string): string {
  return `<s:Fault><faultcode>s:Client</faultcode><faultstring xml:lang="nb-NO">${message}</faultstring><detail><AltinnFault xmlns="http://www.altinn.no/services/common/fault/2009/10"><AltinnErrorMessage>${message}</AltinnErrorMessage><ErrorGuid>5e8c9f7a-1c1d-4c0b-9f6d-0a1b2c3d4e5f</ErrorGuid><ErrorID>${id}</ErrorID></AltinnFault></detail></s:Fault>`;
}
