/** Sends a correspondence of Altinn II with an attachment over SOAP, and reads what has become of it. */
import { openAsBlob } from "node:fs";
import { unwrap } from "altinnkit";
import { correspondenceAgencyBasic } from "altinnkit/altinn2/soap/CorrespondenceAgency/Basic";
import { connectSoap } from "altinnkit/soap";

const { SYSTEM_USER = "", SYSTEM_PASSWORD = "" } = process.env;

const agency = connectSoap(correspondenceAgencyBasic, {
  environment: "tt02",
  credentials: { systemUserName: SYSTEM_USER, systemPassword: SYSTEM_PASSWORD },
});

const sent = await agency.insertCorrespondenceV2({
  SystemUserCode: "AAS_TEST",
  ExternalShipmentReference: "case-2026-17",
  Correspondence: {
    ServiceCode: "4811",
    ServiceEdition: "1",
    Reportee: "310724181",
    Content: {
      LanguageCode: "1044",
      MessageTitle: "Vedtak i saken din",
      MessageBody: "Vedtaket ligger ved.",
      Attachments: {
        BinaryAttachments: {
          // Read from the disk while it is sent.
          BinaryAttachmentV2: [{ FileName: "vedtak.md", Name: "Vedtak", Data: await openAsBlob("README.md") }],
        },
      },
    },
  },
});
if (sent.error) {
  const { fault, status } = sent.error;
  console.error(`Refused with ${fault?.detail.AltinnFault?.ErrorID ?? status}`);
  process.exit(1);
}
console.log(`Receipt ${sent.data.InsertCorrespondenceBasicV2Result?.ReceiptId}`);

const { GetCorrespondenceStatusDetailsBasicV2Result: found } = unwrap(
  await agency.getCorrespondenceStatusDetailsV2({
    filterCriteria: { ServiceCode: "4811", ServiceEditionCode: 1, SendersReference: "case-2026-17" },
  }),
);
for (const status of found?.StatusList?.StatusV2 ?? []) {
  const changes = status?.StatusChanges?.StatusChangeV2?.map((change) => change?.StatusType) ?? [];
  console.log(`${status?.SendersReference}: ${changes.join(", ")}`);
}
