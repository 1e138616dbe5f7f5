import { randomUUID } from "node:crypto";
import { organisation } from "./parties.js";
import { nothing, type Asked, type Given, type Routes } from "./routes.js";

interface Description {
  readonly ServiceCode: string;
  readonly ServiceEditionCode: number;
  readonly SendersReference: string;
}

interface Shipment {
  readonly FileReference: string;
  readonly description: Description;
  readonly bytes: Buffer;
  confirmed: boolean;
}

/** Broker: plain JSON, without links. What is sent arrives at once. */
export function brokerService(): Routes {
  const files: Shipment[] = [];
  const plain = (body: unknown): Given => ({
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json" },
  });
  const shown = ({ FileReference, description, bytes, confirmed }: Shipment) => ({
    FileReference,
    FileName: "a.zip",
    FileSize: bytes.length,
    FileStatus: confirmed ? "Downloaded" : "Uploaded",
    ReceiptID: 1,
    Sender: organisation,
    SendersReference: description.SendersReference,
    ServiceCode: description.ServiceCode,
    ServiceEdtionCode: description.ServiceEditionCode,
  });
  const receiptOf = ({ description: { SendersReference } }: Shipment) =>
    plain({
      ReceiptID: 1,
      Status: "OK",
      Text: "",
      LastChanged: "2024-01-22T08:00Z",
      SendersReference,
      SubReceipts: [],
    });
  const one =
    (work: (file: Shipment) => Given) =>
    ({ at }: Asked) => {
      const file = files.find(({ FileReference }) => FileReference === at["fileReference"]);
      return file ? work(file) : nothing;
    };
  const receipt = one(receiptOf);
  return {
    "GET /brokerservice/inbox/hasavailablefiles": () => plain(files.some(({ confirmed }) => !confirmed)),
    "GET /{who}/brokerservice/inbox": () => plain(files.filter(({ confirmed }) => !confirmed).map(shown)),
    "GET /{who}/brokerservice/inbox/{fileReference}": one((file) => plain(shown(file))),
    "GET /{who}/brokerservice/inbox/{fileReference}/receipt": receipt,
    "GET /{who}/brokerservice/inbox/{fileReference}/download": one(({ bytes }) => ({
      body: bytes,
      headers: { "Content-Type": "application/octet-stream" },
    })),
    "POST /{who}/brokerservice/inbox/{fileReference}/confirmdownloaded": one((file) => {
      file.confirmed = true;
      return receiptOf(file);
    }),
    "POST /{who}/brokerservice/outbox": ({ query, body }) => {
      const description = JSON.parse(query.get("brokerServiceDescription")!) as Description;
      const file = { FileReference: randomUUID(), description, bytes: body, confirmed: false };
      files.push(file);
      return plain({ FileReference: file.FileReference });
    },
    "GET /{who}/brokerservice/outbox/{fileReference}": one((file) => plain(shown(file))),
    "GET /{who}/brokerservice/outbox/{fileReference}/receipt": receipt,
  };
}
