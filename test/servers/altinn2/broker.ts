import { randomUUID } from "node:crypto";
import { nothing, type Asked, type Given, type Routes } from "./routes.js";

interface Shipment {
  readonly FileReference: string;
  readonly description: object;
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
  const shown = ({ FileReference, description, confirmed }: Shipment) => ({
    FileReference,
    ...description,
    FileStatus: confirmed ? "Downloaded" : "Uploaded",
  });
  const one =
    (work: (file: Shipment) => Given) =>
    ({ at }: Asked) => {
      const file = files.find(({ FileReference }) => FileReference === at["fileReference"]);
      return file ? work(file) : nothing;
    };
  const receipt = one(({ FileReference }) =>
    plain({ ReceiptId: 1, ReceiptStatusCode: "OK", FileReference, SubReceipts: [] }),
  );
  return {
    "GET /brokerservice/inbox/hasavailablefiles": () => plain(files.some(({ confirmed }) => !confirmed)),
    "GET /{who}/brokerservice/inbox": () => plain(files.filter(({ confirmed }) => !confirmed).map(shown)),
    "GET /{who}/brokerservice/inbox/{fileReference}": one((file) => plain(shown(file))),
    "GET /{who}/brokerservice/inbox/{fileReference}/receipt": receipt,
    "GET /{who}/brokerservice/inbox/{fileReference}/download": one(({ bytes }) => ({
      body: bytes,
      headers: { "Content-Type": "application/zip" },
    })),
    "POST /{who}/brokerservice/inbox/{fileReference}/confirmdownloaded": one((file) => {
      file.confirmed = true;
      return plain({ ReceiptId: 2, ReceiptStatusCode: "OK" });
    }),
    "POST /{who}/brokerservice/outbox": ({ query, body }) => {
      const description = JSON.parse(query.get("brokerServiceDescription")!) as object;
      const file = { FileReference: randomUUID(), description, bytes: body, confirmed: false };
      files.push(file);
      return plain({ FileReference: file.FileReference });
    },
    "GET /{who}/brokerservice/outbox/{fileReference}": one((file) => plain(shown(file))),
    "GET /{who}/brokerservice/outbox/{fileReference}/receipt": receipt,
  };
}
