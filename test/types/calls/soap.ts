/** Checked and never run: what must compile does, and what must not says so. */
import type { Download } from "altinnkit";
import { brokerServiceStreamedBasic } from "altinnkit/altinn2/soap/BrokerServiceStreamed/Basic";
import {
  correspondenceAgencyBasic,
  insertCorrespondenceBasicV2,
} from "altinnkit/altinn2/soap/CorrespondenceAgency/Basic";
import { call, connectSoap } from "altinnkit/soap";

const credentials = { systemUserName: "4711", systemPassword: "secret" };
const broker = connectSoap(brokerServiceStreamedBasic, { environment: "tt02", credentials });
const agency = connectSoap(correspondenceAgencyBasic, { endpoint: "https://a.example", credentials });

export async function calls(): Promise<unknown> {
  await agency.test();
  const { data, error } = await broker.downloadFileStreamed({ fileReference: "a", reportee: "310724181" });
  const file: Download | null | undefined = data?.DownloadFileStreamedBasicResult;
  const code: number | undefined = error?.fault?.detail.AltinnFault?.ErrorID;

  const attachment = { FileName: "a", Data: new Blob() };
  const Content = { Attachments: { BinaryAttachments: { BinaryAttachmentV2: [attachment] } } };
  const message = { SystemUserCode: "a", ExternalShipmentReference: "b", Correspondence: { Content } };
  const sent = await agency.insertCorrespondenceV2(message, { idempotent: true });
  const receipt: number | undefined = sent.data?.InsertCorrespondenceBasicV2Result?.ReceiptId;
  await call(insertCorrespondenceBasicV2, message, { endpoint: "https://a.example", credentials });

  // @ts-expect-error The contract requires more.
  await agency.insertCorrespondenceV2({ SystemUserCode: "a" });
  // @ts-expect-error Credentials are not part of the input.
  await broker.downloadFileStreamed({ fileReference: "a", reportee: "b", systemPassword: "c" });
  // @ts-expect-error The contract has no such element.
  await broker.downloadFileStreamed({ fileReference: "a", reportee: "b", other: "c" });
  // @ts-expect-error Bytes are bytes.
  await broker.uploadFileStreamed({ FileName: "a", Reference: "b", Reportee: "c", DataStream: 1 });
  // @ts-expect-error The service asks for no such credential.
  connectSoap(brokerServiceStreamedBasic, { environment: "tt02", credentials: { userPinCode: "1234" } });
  // @ts-expect-error One place is enough.
  connectSoap(brokerServiceStreamedBasic, { environment: "tt02", endpoint: "https://a.example" });
  // @ts-expect-error It runs somewhere.
  connectSoap(brokerServiceStreamedBasic, { credentials });
  return [file, code, receipt];
}
