import { connectSoap, type SoapTransport } from "altinnkit/soap";
import { unwrap } from "altinnkit";
import { brokerServiceBasic } from "altinnkit/altinn2/soap/BrokerService/Basic";
import { brokerServiceStreamedBasic } from "altinnkit/altinn2/soap/BrokerServiceStreamed/Basic";
import { caseEc } from "altinnkit/altinn2/soap/Case/EC";
import { correspondenceAgencyBasic } from "altinnkit/altinn2/soap/CorrespondenceAgency/Basic";
import { correspondenceAgencyWs } from "altinnkit/altinn2/soap/CorrespondenceAgency/WS";
import { downloadQueueBasic } from "altinnkit/altinn2/soap/DownloadQueue/Basic";
import { lookUpEc } from "altinnkit/altinn2/soap/LookUp/EC";
import { preFillBasic } from "altinnkit/altinn2/soap/PreFill/Basic";
import { receiptBasic } from "altinnkit/altinn2/soap/Receipt/Basic";
import { receiptAgencyBasic } from "altinnkit/altinn2/soap/ReceiptAgency/Basic";
import { registerErBasic } from "altinnkit/altinn2/soap/RegisterER/Basic";
import { registerSrrAgencyBasic } from "altinnkit/altinn2/soap/RegisterSRRAgency/Basic";
import { reporteeArchiveEc } from "altinnkit/altinn2/soap/ReporteeArchive/EC";
import { serviceOwnerArchiveBasic } from "altinnkit/altinn2/soap/ServiceOwnerArchive/Basic";
import { afterEach, expect, test } from "vitest";
import { nodeSoap, type SoapServer } from "../../servers/node-soap.js";
import { describeUpstream, upstream } from "../../support/upstream.js";

const system = { systemUserName: "4711", systemPassword: "secret" };
const enterprise = { userName: "company", userPassword: "secret" };
const organization = "310724181";

/** Posts what it is given as it is, as if it had signed it. */
const plain: SoapTransport = async (envelope, { action, endpoint, signal }) => {
  const headers = { "Content-Type": `application/soap+xml; charset=utf-8; action="${action}"` };
  return (await fetch(endpoint, { method: "POST", body: envelope, headers, signal })).text();
};

/** One call, what it is to node-soap, and what is made of its answer. */
interface Case {
  readonly wsdl: string;
  readonly operation: string;
  readonly call: (endpoint: string) => Promise<{ readonly data?: unknown; readonly error?: unknown }>;
  readonly args: object;
  readonly headers?: object;
  /** The elements of the answer; where types of other schemas stand in it, node-soap needs them as text. */
  readonly answer: object;
  readonly data: object;
}

/** Elements of another schema, as text. */
function schema(namespace: string, elements: string): object {
  return { $xml: elements.replaceAll(/<(\w+)>/g, `<$1 xmlns="${namespace}">`) };
}

/** WS-Addressing's headers, as node-soap reads them. */
function addressed(action: string): object {
  const attributes = { "ns1:mustUnderstand": "1" };
  return {
    Action: { $value: action, attributes },
    MessageID: expect.stringMatching(/^urn:uuid:[\da-f-]{36}$/) as unknown,
    ReplyTo: { Address: "http://www.w3.org/2005/08/addressing/anonymous" },
    To: { $value: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/) as unknown, attributes },
  };
}

const cases: Readonly<Record<string, Case>> = {
  "CorrespondenceAgency Basic": {
    wsdl: "ServiceEngine/CorrespondenceAgency/Basic_2021-10/CorrespondenceAgencyExternalBasic.wsdl",
    operation: "InsertCorrespondenceBasicV2",
    call: (endpoint) =>
      connectSoap(correspondenceAgencyBasic, { endpoint, credentials: system }).insertCorrespondenceV2({
        SystemUserCode: "AAS_TEST",
        ExternalShipmentReference: "shipment-1",
        Correspondence: {
          ServiceCode: "4811",
          ServiceEdition: "1",
          Reportee: organization,
          Content: {
            LanguageCode: "1044",
            MessageTitle: "Æ & <Ø>",
            Attachments: {
              BinaryAttachments: {
                BinaryAttachmentV2: [{ FileName: "a.txt", Name: "A", Encrypted: false, Data: new Blob(["hello"]) }],
              },
            },
          },
          VisibleDateTime: "2026-01-02T03:04:05",
        },
      }),
    args: {
      SystemUserCode: "AAS_TEST",
      ExternalShipmentReference: "shipment-1",
      Correspondence: {
        ServiceCode: "4811",
        ServiceEdition: "1",
        Reportee: organization,
        Content: {
          LanguageCode: "1044",
          MessageTitle: "Æ & <Ø>",
          Attachments: {
            BinaryAttachments: {
              BinaryAttachmentV2: [{ FileName: "a.txt", Name: "A", Encrypted: false, Data: "aGVsbG8=" }],
            },
          },
        },
        VisibleDateTime: new Date("2026-01-02T03:04:05"),
      },
      ...system,
    },
    answer: {
      InsertCorrespondenceBasicV2Result: schema(
        "http://schemas.altinn.no/services/Intermediary/Receipt/2009/10",
        "<ReceiptId>17</ReceiptId><ReceiptStatusCode>OK</ReceiptStatusCode>",
      ),
    },
    data: { InsertCorrespondenceBasicV2Result: { ReceiptId: 17, ReceiptStatusCode: "OK" } },
  },
  "BrokerService Basic": {
    wsdl: "ServiceEngine/BrokerService/Basic_2020-12/BrokerServiceExternalBasic.wsdl",
    operation: "GetAvailableFilesBasic",
    call: (endpoint) =>
      connectSoap(brokerServiceBasic, { endpoint, credentials: system }).getAvailableFiles({
        searchParameters: { FileStatus: "Uploaded", Reportee: organization },
      }),
    args: { searchParameters: { FileStatus: "Uploaded", Reportee: organization }, ...system },
    answer: {
      GetAvailableFilesBasicResult: schema(
        "http://schemas.altinn.no/services/ServiceEngine/Broker/2015/06",
        "<BrokerServiceAvailableFile><FileName>a.zip</FileName></BrokerServiceAvailableFile>",
      ),
    },
    data: { GetAvailableFilesBasicResult: { BrokerServiceAvailableFile: [{ FileName: "a.zip" }] } },
  },
  "BrokerServiceStreamed Basic, by MTOM and in headers": {
    wsdl: "ServiceEngine/BrokerServiceStreamed/Basic_2019-02/BrokerServiceExternalBasicStreamed.wsdl",
    operation: "UploadFileStreamedBasic",
    call: (endpoint) =>
      connectSoap(brokerServiceStreamedBasic, { endpoint, credentials: system }).uploadFileStreamed({
        FileName: "a.zip",
        Reference: "7d2f6a3e",
        Reportee: organization,
        DataStream: { content: new Blob(["hello"]).stream() },
      }),
    args: { DataStream: "aGVsbG8=" },
    headers: {
      FileName: "a.zip",
      Reference: "7d2f6a3e",
      Reportee: organization,
      SystemPassword: "secret",
      SystemUserName: "4711",
    },
    answer: { ReceiptId: 3, ReceiptText: "received" },
    data: { ReceiptId: 3, ReceiptText: "received" },
  },
  "DownloadQueue Basic, by MTOM": {
    wsdl: "Archive/DownloadQueue/Basic_2021-10/DownloadQueueExternalBasic.wsdl",
    operation: "PurgeItem",
    call: (endpoint) =>
      connectSoap(downloadQueueBasic, { endpoint, credentials: system }).purgeItem({ archiveReference: "AR1" }),
    args: { archiveReference: "AR1", ...system },
    answer: { PurgeItemResult: "Item purged" },
    data: { PurgeItemResult: "Item purged" },
  },
  "PreFill Basic": {
    wsdl: "ServiceEngine/PreFill/Basic_2021-10/PreFillBasic.wsdl",
    operation: "SubmitPrefilledFormTasksBasic",
    call: (endpoint) =>
      connectSoap(preFillBasic, { endpoint, credentials: system }).submitPrefilledFormTasks({
        externalBatchId: "b1",
        preFillFormTasksDetails: { SystemUserCode: "AAS_TEST", PreFillFormTasklist: null },
      }),
    // What is nil, node-soap leaves out.
    args: {
      externalBatchId: "b1",
      preFillFormTasksDetails: { SystemUserCode: "AAS_TEST" },
      ...system,
    },
    answer: {
      SubmitPrefilledFormTasksBasicResult: schema(
        "http://schemas.altinn.no/services/Intermediary/Receipt/2009/10",
        "<ReceiptId>18</ReceiptId>",
      ),
    },
    data: { SubmitPrefilledFormTasksBasicResult: { ReceiptId: 18 } },
  },
  "ReceiptAgency Basic": {
    wsdl: "Intermediary/ReceiptAgency/Basic_2021-10/ReceiptAgencyExternalBasic.wsdl",
    operation: "GetReceiptBasicV2",
    call: (endpoint) =>
      connectSoap(receiptAgencyBasic, { endpoint, credentials: system }).getReceiptV2({ receipt: { ReceiptId: 19 } }),
    args: { receipt: { ReceiptId: 19 }, ...system },
    answer: {
      GetReceiptBasicV2Result: schema(
        "http://schemas.altinn.no/services/Intermediary/Receipt/2015/06",
        "<ReceiptId>19</ReceiptId><ReceiptStatus>Rejected</ReceiptStatus>",
      ),
    },
    data: { GetReceiptBasicV2Result: { ReceiptId: 19, ReceiptStatus: "Rejected" } },
  },
  "Receipt Basic": {
    wsdl: "Intermediary/Receipt/Basic_2017-05/ReceiptExternalBasic.wsdl",
    operation: "GetReceiptBasicV2",
    call: (endpoint) =>
      connectSoap(receiptBasic, { endpoint, credentials: system }).getReceiptV2({ receipt: { ReceiptId: 21 } }),
    args: { receipt: { ReceiptId: 21 }, ...system },
    answer: {
      GetReceiptBasicV2Result: schema(
        "http://schemas.altinn.no/services/Intermediary/Receipt/2015/06",
        "<ReceiptId>21</ReceiptId><ReceiptStatus>OK</ReceiptStatus>",
      ),
    },
    data: { GetReceiptBasicV2Result: { ReceiptId: 21, ReceiptStatus: "OK" } },
  },
  "RegisterSRRAgency Basic": {
    wsdl: "Register/RegisterSRRAgency/Basic_2021-10/RegisterSRRAgencyExternalBasic.wsdl",
    operation: "GetRightsBasic",
    call: (endpoint) =>
      connectSoap(registerSrrAgencyBasic, { endpoint, credentials: system }).getRights({
        serviceCode: "4811",
        serviceEditionCode: 1,
        reportee: null,
      }),
    args: { serviceCode: "4811", serviceEditionCode: 1, ...system },
    answer: {
      GetRightsBasicResult: { attributes: { "xmlns:i": "http://www.w3.org/2001/XMLSchema-instance", "i:nil": "true" } },
    },
    data: { GetRightsBasicResult: null },
  },
  "ServiceOwnerArchive Basic": {
    wsdl: "Archive/ServiceOwnerArchive/Basic_2021-10/ServiceOwnerArchiveExternalBasic.wsdl",
    operation: "GetArchivedFormTaskBasicV2",
    call: (endpoint) =>
      connectSoap(serviceOwnerArchiveBasic, { endpoint, credentials: system }).getArchivedFormTaskV2({
        reporteeElementID: 20,
        languageID: 1044,
      }),
    args: { reporteeElementID: 20, languageID: 1044, ...system },
    answer: {
      GetArchivedFormTaskBasicV2Result: schema(
        "http://schemas.altinn.no/services/Archive/ReporteeArchive/2010/10",
        "<ArchivedDateTime>2026-01-02T03:04:05.1234567+01:00</ArchivedDateTime>",
      ),
    },
    data: { GetArchivedFormTaskBasicV2Result: { ArchivedDateTime: "2026-01-02T03:04:05.1234567+01:00" } },
  },
  "RegisterER Basic": {
    wsdl: "derived/Register/RegisterER/Basic_2013-06/RegisterERExternalBasic.wsdl",
    operation: "SubmitERDataBasic",
    call: (endpoint) =>
      connectSoap(registerErBasic, { endpoint, credentials: system }).submitErData({ ERData: "<a>]]>&</a>" }),
    args: { ERData: "<a>]]>&</a>", ...system },
    answer: { SubmitERDataBasicResult: "OK_ER_DATA_PROCESSED" },
    data: { SubmitERDataBasicResult: "OK_ER_DATA_PROCESSED" },
  },
  "CorrespondenceAgency WS, with a user name token": {
    wsdl: "ServiceEngine/CorrespondenceAgency/WS_2020-01/CorrespondenceAgencyExternal.wsdl",
    operation: "CreateSimpleCorrespondenceService",
    call: (endpoint) =>
      connectSoap(correspondenceAgencyWs, { endpoint, credentials: system }).createSimpleCorrespondenceService({
        templateServiceCode: "T1",
        templateServiceEditionCode: 2,
      }),
    args: { templateServiceCode: "T1", templateServiceEditionCode: 2 },
    headers: {
      ...addressed(
        "http://www.altinn.no/services/ServiceEngine/Correspondence/2009/10/ICorrespondenceAgencyExternal/CreateSimpleCorrespondenceService",
      ),
      Security: {
        attributes: { "ns1:mustUnderstand": "1" },
        Timestamp: {
          Created: expect.stringMatching(/^\d{4}-.*Z$/) as unknown,
          Expires: expect.stringMatching(/^\d{4}-.*Z$/) as unknown,
        },
        UsernameToken: {
          Username: "4711",
          Password: {
            $value: "secret",
            attributes: {
              Type: "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText",
            },
          },
        },
      },
    },
    answer: {
      CreateSimpleCorrespondenceServiceResult: schema(
        "http://schemas.altinn.no/services/ServiceEngine/Correspondence/2013/06",
        "<ExternalServiceCode>4811</ExternalServiceCode>",
      ),
    },
    data: { CreateSimpleCorrespondenceServiceResult: { ExternalServiceCode: "4811" } },
  },
  "LookUp EC, through a transport": {
    wsdl: "ServiceEngine/LookUp/EC2_2020-01/LookUpExternalEC2SF.wsdl",
    operation: "ExecuteLookUp",
    call: (endpoint) =>
      connectSoap(lookUpEc, { endpoint, credentials: enterprise, transport: plain }).executeLookUp({
        lookUpRequest: { QueryData: "<q/>", Reportee: organization, ServiceCode: "4811", ServiceEditionCode: 1 },
      }),
    args: {
      userName: "company",
      password: "secret",
      lookUpRequest: { QueryData: "<q/>", Reportee: organization, ServiceCode: "4811", ServiceEditionCode: 1 },
    },
    headers: addressed("http://www.altinn.no/services/ServiceEngine/LookUp/2016/02/ILookUpExternalEC/ExecuteLookUp"),
    answer: { ExecuteLookUpResult: "<a/>" },
    data: { ExecuteLookUpResult: "<a/>" },
  },
  "Case EC, through a transport": {
    wsdl: "ServiceEngine/Case/EC2_2020-01/CaseEC2SF.wsdl",
    operation: "GetCaseListEC",
    call: (endpoint) =>
      connectSoap(caseEc, { endpoint, credentials: enterprise, transport: plain }).getCaseList({
        languageID: 1044,
        reporteeNumber: organization,
      }),
    args: { ...enterprise, languageID: 1044, reporteeNumber: organization },
    headers: addressed("http://www.altinn.no/services/ServiceEngine/Case/2010/10/ICaseEC/GetCaseListEC"),
    answer: {
      GetCaseListECResult: schema(
        "http://schemas.altinn.no/services/ServiceEngine/Case/2010/10",
        "<CaseBE><CaseID>5</CaseID></CaseBE>",
      ),
    },
    data: { GetCaseListECResult: { CaseBE: [{ CaseID: 5 }] } },
  },
  "ReporteeArchive EC, through a transport": {
    wsdl: "Archive/ReporteeArchive/EC2_2020-01/ReporteeArchiveExternalEC2.wsdl",
    operation: "GetAttachmentDataEC",
    call: (endpoint) =>
      connectSoap(reporteeArchiveEc, { endpoint, credentials: enterprise, transport: plain }).getAttachmentData({
        attachmentId: 6,
      }),
    args: { userName: "company", password: "secret", attachmentId: 6 },
    headers: addressed(
      "http://www.altinn.no/services/Archive/ReporteeArchive/2010/10/IReporteeArchiveExternalEC/GetAttachmentDataEC",
    ),
    answer: {
      GetAttachmentDataECResult: schema(
        "http://www.altinn.no/services/ServiceEngine/ReporteeElementList/2010/10",
        "<AttachmentData>aGVs\nbG8=</AttachmentData><AttachmentID>6</AttachmentID>",
      ),
    },
    data: {
      GetAttachmentDataECResult: { AttachmentData: new Uint8Array(Buffer.from("hello")), AttachmentID: 6 },
    },
  },
};

const started: SoapServer[] = [];
afterEach(() => Promise.all(started.splice(0).map((server) => server.close())));

async function served(wsdl: string, answers: Readonly<Record<string, object>>): Promise<SoapServer> {
  const server = await nodeSoap(`${upstream}/altinn2/soap/${wsdl}`, answers);
  started.push(server);
  return server;
}

describeUpstream("a server of node-soap's", () => {
  test.each(Object.entries(cases))("takes a call of %s as it was given, and is understood", async (_, one) => {
    const server = await served(one.wsdl, { [one.operation]: one.answer });
    const result = await one.call(server.url);
    expect(server.calls).toEqual([{ operation: one.operation, args: one.args, headers: one.headers }]);
    expect(result.error ?? result.data).toEqual(one.data);
  });

  test.each([
    ["inside", "aGVsbG8=", undefined],
    ["beside", "@bytes", Buffer.from("hello")],
  ])("gives bytes %s of the document", async (_, answer, bytes) => {
    const streamed = await served(cases["BrokerServiceStreamed Basic, by MTOM and in headers"]!.wsdl, {
      DownloadFileStreamedBasic: { DownloadFileStreamedBasicResult: answer },
    });
    const queue = await served(cases["DownloadQueue Basic, by MTOM"]!.wsdl, {
      GetFormSetPdfBasic: { GetFormSetPdfBasicResult: answer },
    });
    streamed.bytes = queue.bytes = bytes;
    const broker = connectSoap(brokerServiceStreamedBasic, { endpoint: streamed.url, credentials: system });
    const archive = connectSoap(downloadQueueBasic, { endpoint: queue.url, credentials: system });

    const file = unwrap(await broker.downloadFileStreamed({ fileReference: "7d2f6a3e", reportee: organization }));
    const pdf = unwrap(await archive.getFormSetPdf({ archiveReference: "AR1", languageId: 1044 }));

    expect(await file.DownloadFileStreamedBasicResult?.text()).toBe("hello");
    expect(Buffer.from(pdf.GetFormSetPdfBasicResult ?? []).toString()).toBe("hello");
    expect(queue.calls.map(({ args }) => args)).toEqual([
      { systemName: "4711", systemPassword: "secret", archiveReference: "AR1", languageId: 1044 },
    ]);
  });

  test("has its faults understood, in both versions", async () => {
    const detail = schema(
      "http://www.altinn.no/services/common/fault/2009/10",
      "<AltinnFault><ErrorGuid>5e8c9f7a-1c1d-4c0b-9f6d-0a1b2c3d4e5f</ErrorGuid><ErrorID>40207</ErrorID></AltinnFault>",
    );
    const of11 = await served(cases["BrokerService Basic"]!.wsdl, {
      ConfirmDownloadedBasic: {
        Fault: { faultcode: "s:Client", faultstring: "No", detail, statusCode: 400 },
      },
    });
    const of12 = await served(cases["Case EC, through a transport"]!.wsdl, {
      GetCaseListEC: {
        Fault: { Code: { Value: "s:Sender" }, Reason: { Text: "No" }, Detail: detail, statusCode: 500 },
      },
    });
    const broker = connectSoap(brokerServiceBasic, { endpoint: of11.url, credentials: system });
    const cases12 = connectSoap(caseEc, { endpoint: of12.url, credentials: enterprise, transport: plain });

    const first = await broker.confirmDownloaded({ fileReference: "7d2f6a3e", reportee: organization });
    const second = await cases12.getCaseList({ languageID: 1044, reporteeNumber: organization });

    expect([first.status, first.error?.fault?.code, first.error?.fault?.detail.AltinnFault?.ErrorID]).toEqual([
      400,
      "Client",
      40207,
    ]);
    expect([second.error?.fault?.code, second.error?.fault?.detail.AltinnFault?.ErrorID]).toEqual(["Sender", 40207]);
    expect([first.error?.retryable, first.error?.traceId]).toEqual([false, "5e8c9f7a-1c1d-4c0b-9f6d-0a1b2c3d4e5f"]);
  });
});
