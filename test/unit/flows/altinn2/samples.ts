import { dataBatch, type DataBatch } from "altinnkit/altinn2/xml/batch/genericbatch/2013-06";
import { melding, type HvemErHvem_M } from "altinnkit/altinn2/xml/forms/SERES/5742/34627";
import {
  brokerServiceManifest,
  brokerServiceRecipientList,
  type BrokerServiceManifest,
  type BrokerServiceRecipientList,
} from "altinnkit/altinn2/xml/schema.altinn.no/services/ServiceEngine/Broker/2015-06";
import { correspondences as correspondences2208 } from "altinnkit/altinn2/xml/schemas.altinn.no/services/intermediary/correspondence/2009-10/2022-08";
import {
  correspondences,
  type Correspondences,
} from "altinnkit/altinn2/xml/schemas.altinn.no/services/intermediary/correspondence/2009-10/2022-11";
import {
  serviceOwner,
  type ServiceOwner,
} from "altinnkit/altinn2/xml/schemas.altinn.no/services/intermediary/serviceinitiation/2009-10";
import { messageBody, writeForm } from "altinnkit/flows/altinn2";
import type { XmlRoot } from "altinnkit/xml";

export const form: HvemErHvem_M = {
  Innrapportoer: { geek: { navn: "Kari Fjord & Sønn", foedselsdato: "1990-01-31", epost: "kari@fjord.test" } },
  InnrapporterteData: { geekType: "backend", altinnErfaringAAr: "7" },
};

/** What ends a CDATA section stands in it, as it may in any text. */
const trickyForm = writeForm(melding, {
  ...form,
  Innrapportoer: { geek: { ...form.Innrapportoer.geek, navn: "a]]>b" } },
});

export const letters: Correspondences = {
  SystemUserCode: "TTD",
  ShipmentReference: "shipment-1",
  SequenceNo: "1",
  Correspondence: [
    {
      ServiceCode: "4752",
      ServiceEdition: "1",
      SendersReference: "letter-1",
      Reportee: "310724181",
      Content: {
        LanguageCode: "1044",
        MessageTitle: "Vedtak",
        MessageSummary: "Du har fått et vedtak",
        MessageBody: messageBody("<p>Hei &amp; hå</p>"),
        CustomMessageData: { Add: [{ key: "kind", value: "decision" }] },
        Attachments: {
          BinaryAttachments: {
            BinaryAttachment: [
              {
                FileName: "vedtak.pdf",
                Name: "Vedtak",
                Encrypted: false,
                Data: new Uint8Array([0, 1, 2, 253, 254, 255]),
                SendersReference: "file-1",
                FunctionType: "Unspecified",
                AttachmentType: "application_pdf",
                DestinationType: "ShowToAll",
              },
            ],
          },
          XmlAttachments: {
            XmlAttachment: [
              {
                SendersReference: "form-1",
                DataFormatID: "5742",
                DataFormatVersion: 34627,
                FormDataXml: writeForm(melding, form),
              },
            ],
          },
        },
      },
      VisibleDateTime: "2026-03-01T08:00:00",
      AllowSystemDeleteDateTime: "2036-03-01T08:00:00Z",
      DueDateTime: "2026-04-01T00:00:00",
      ReplyOptions: {
        ReplyOption: [
          { Service: { ServiceCode: "4752", ServiceEdition: "2" } },
          { ArchiveReference: "AR1" },
          { Url: { LinkText: "Svar", LinkUrl: "https://fjord.test/?a=1&b=2" } },
        ],
      },
      Notifications: {
        Notification: [
          {
            FromAdress: "post@fjord.test",
            ShipmentDateTime: "2026-03-01T09:00:00",
            LanguageCode: "1044",
            NotificationType: "Correspondence",
            TextTokens: { TextToken: [{ TokenNum: 0, TokenValue: "Fjord" }] },
            RecieverEndPoints: { ReceiverEndPoint: [{ TransportType: "EmailPreferred" }] },
            UseServiceOwnerShortNameAsSenderOfSms: true,
          },
        ],
      },
      AllowForwarding: false,
      CaseId: 12,
      IsReservable: true,
      SdpOptions: {
        SdpSetting: "CopyAltinn",
        BackupAltinn: true,
        PrimaryDocumentFileName: "vedtak.pdf",
        SdpNotifications: {
          EmailNotification: { NotificationText: "Hei", Repetitions: { DaysDelayed: [0, 7] } },
          SmsNotification: { NotificationText: "Hei", MobileNumber: "+4700000000", Repetitions: { DaysDelayed: [25] } },
        },
      },
      OnBehalfOfOrgNr: null,
    },
    {
      ServiceCode: "4752",
      SendersReference: "letter-2",
      Reportee: "14857310056",
      Content: { LanguageCode: "2068", MessageTitle: "" },
      OnBehalfOfOrgNr: "310724181",
    },
  ],
};

export const prefill: ServiceOwner = {
  ServiceOwnerName: "TTD-ABC",
  Prefill: {
    SequenceNo: "4",
    ExternalShipmentReference: "shipment-2",
    Reportee: [
      {
        Id: "310724181",
        FormTask: [
          {
            ExternalServiceCode: "1234",
            ExternalServiceEditionCode: "1",
            ValidFrom: "2026-01-01",
            ValidTo: "2026-12-31",
            SendersReference: "task-1",
            IdentifyingFields: { IdentifyingField: [{ value: "Storgata 1" }, { value: "" }] },
            Attachments: {
              Attachment: [
                {
                  AttachmentName: "Kart",
                  FileName: "kart.png",
                  AttachmentData: new Uint8Array([137, 80, 78, 71]),
                  SendersReference: "file-1",
                  Encrypted: false,
                  AttachmentType: "image_png",
                  SigningLocked: true,
                },
              ],
            },
            Form: [
              {
                DataFormatId: "5742",
                DataFormatVersion: "34627",
                SendersReference: "form-1",
                FormData: trickyForm,
                SignedByDefault: false,
              },
            ],
          },
        ],
        Field: [{ Id: "navn", ValidFrom: "2026-01-01", ValidTo: "2026-12-31", Index: 1, Value: "Fjord" }],
      },
    ],
  },
};

export const subscription: ServiceOwner = {
  ServiceOwnerName: "TTD",
  Subscription: {
    ExternalShipmentReference: "shipment-3",
    Reportee: [
      {
        Id: "14857310056",
        FormTask: [
          {
            ExternalServiceCode: "1234",
            StartDate: "2026-01-01",
            ExpirationDate: null,
            NextScheduledDate: "2026-02-01",
            NextDueDate: "2026-03-01",
            PeriodType: "Monthly",
            CaseId: 3,
          },
        ],
      },
    ],
  },
};

export const submissions: DataBatch = {
  schemaVersion: "2013.06",
  batchReference: "7",
  previousReference: "6",
  receiverReference: "SYSTEM-1",
  timeStamp: "2026-03-01T08:00:00",
  formTasksInBatch: "1",
  formsInBatch: "1",
  DataUnits: {
    DataUnit: [
      {
        reportee: "310724181",
        archiveReference: "AR1",
        archiveTimeStamp: "2026-03-01T07:59:59.057",
        MetadataList: { Metadata: [{ name: "system", content: "Fagsystem" }] },
        Approvers: [
          {
            Approver: [
              {
                approverId: "14857310056",
                approvedTimeStamp: "2026-03-01T07:59:00",
                securityLevel: "sensitive",
              },
            ],
          },
        ],
        FormTask: {
          ServiceCode: "1234",
          ServiceEditionCode: "1",
          SOEncryptedSymmetricdKey: { EncryptedKey: new Uint8Array([1, 2, 3]), CertificateThumbprint: "AB12" },
          Form: [
            {
              DataFormatId: "5742",
              DataFormatVersion: "34627",
              Reference: "1",
              ParentReference: "0",
              FormData: writeForm(melding, form),
            },
          ],
        },
      },
    ],
  },
  Attachments: {
    Attachment: [
      {
        archiveReference: "AR1",
        fileName: "målebrev.pdf",
        internalFileName: "AR1_1",
        attachmentType: "application_pdf",
        isEncrypted: true,
        value: new Uint8Array([37, 80, 68, 70]),
      },
    ],
  },
};

export const manifest: BrokerServiceManifest = {
  ExternalServiceCode: "4752",
  ExternalServiceEditionCode: "1",
  SendersReference: "ref:1245",
  Reportee: "310724181",
  SentDate: "2026-03-01T08:43:48.453",
  FileList: { File: [{ FileName: "brev.txt", CheckSum: "ab" }] },
  PropertyList: { Property: [{ PropertyKey: "sender", PropertyValue: "Kari Fjord" }] },
};

export const recipients: BrokerServiceRecipientList = {
  Recipient: [{ PartyNumber: "310724181" }, { PartyNumber: "14857310056" }],
};

/** A batch and its format. */
export interface Sample<T = unknown> {
  readonly name: string;
  readonly root: XmlRoot<T>;
  readonly batch: T;
  /** Its schema's file among those that upstream publishes. */
  readonly schema: string;
}

function sample<T>(name: string, root: XmlRoot<T>, batch: T, schema: string): Sample {
  return { name, root, batch, schema };
}

const intermediary = "schemas.altinn.no.services.intermediary";

export const samples: readonly Sample[] = [
  sample("correspondences 2022.08", correspondences2208, letters, `${intermediary}.correspondence.2022.08.xsd`),
  sample("correspondences 2022.11", correspondences, letters, `${intermediary}.correspondence.2022.11.xsd`),
  sample("prefill 2009.10", serviceOwner, prefill, `${intermediary}.serviceinitiation.2009.10.xsd`),
  sample("subscriptions 2009.10", serviceOwner, subscription, `${intermediary}.serviceinitiation.2009.10.xsd`),
  sample("generic batch 2013.06", dataBatch, submissions, "genericbatch.2013.06.xsd"),
  sample("broker manifest", brokerServiceManifest, manifest, "BrokerServiceManifest.xsd"),
  sample("broker recipient list", brokerServiceRecipientList, recipients, "BrokerServiceRecipientList.xsd"),
];
