/**
 * Where each WSDL of Altinn II was published: a repository at a commit and a folder in it, then files below that, each
 * after the folder of the mirror it stands in. Older ages are found at older commits only.
 */
export const publishedWsdls = `
Altinn/ec-client-dotnet/643e4e8c67ebd2bd55c098e10f51da8541449b8b/EC Endpoint Client/Service References
  Archive/ArchiveCommonAgency/EC2_2020-01 = ArchiveCommonAgencyEC2/ArchiveCommonAgencyExternalEC2.wsdl
  Archive/ArchiveCommonAgency/EC_2017-09 = ArchiveCommonAgency/ArchiveCommonAgencyExternalEC.wsdl
  Archive/DownloadQueue/EC2_2020-01 = DownloadQueueEC2/DownloadQueueExternalEC2.wsdl
  Archive/DownloadQueue/EC_2017-09 = DownloadQueue/DownloadQueueExternalEC1.wsdl
  Archive/KeyManagement/EC2_2020-01 = KeyManagementEC2/KeyManagementExternalEC2.wsdl
  Archive/KeyManagement/EC_2017-09 = KeyManagement/KeyManagementExternalEC.wsdl
  Archive/ReporteeArchive/EC2_2020-01 = ReporteeArchiveEC2/ReporteeArchiveExternalEC2.wsdl
  Archive/ReporteeArchive/EC_2019-06 = ReporteeArchive/ReporteeArchiveExternalEC.wsdl
  Archive/ReporteeArchiveStreamed/EC2_2020-01 = ReporteeArchiveStreamedEC2/ReporteeArchiveExternalStreamedEC2.wsdl
  Archive/ReporteeArchiveStreamed/EC_2017-09 = ReporteeArchiveStreamed/Reference.svcmap
  Archive/ReporteeArchiveStreamed/EC_2017-09 = ReporteeArchiveStreamed/ReporteeArchiveExternalStreamedEC.wsdl
  Archive/ReporteeArchiveStreamed/EC_2017-09 = ReporteeArchiveStreamed/ReporteeArchiveExternalStreamedEC.xsd
  Archive/ReporteeArchiveStreamed/EC_2017-09 = ReporteeArchiveStreamed/ReporteeArchiveExternalStreamedEC1.xsd
  Archive/ReporteeArchiveStreamed/EC_2017-09 = ReporteeArchiveStreamed/ReporteeArchiveExternalStreamedEC2.xsd
  Archive/ReporteeArchiveStreamed/EC_2017-09 = ReporteeArchiveStreamed/ReporteeArchiveExternalStreamedEC3.xsd
  Archive/ReporteeArchiveStreamed/EC_2017-09 = ReporteeArchiveStreamed/ReporteeArchiveExternalStreamedEC4.xsd
  Archive/ServiceOwnerArchive/EC2_2020-01 = SOArchiveEC2/ServiceOwnerArchiveExternalEC2SF.wsdl
  Archive/ServiceOwnerArchive/EC_2017-09 = SOArchive/ServiceOwnerArchiveExternalECSF.wsdl
  Archive/ServiceOwnerArchiveStreamed/EC2_2020-01 = SOArchiveStreamedEC2/ServiceOwnerArchiveExternalStreamedEC2SF.wsdl
  Archive/ServiceOwnerArchiveStreamed/EC_2017-09 = SOArchiveStreamed/ServiceOwnerArchiveExternalStreamedECSF.wsdl
  Authorization/Administration/EC2_2020-01 = AdministrationEC2/AuthorizationAdministrationExternalEC2SF.wsdl
  Authorization/Administration/EC_2017-09 = Administration/AuthorizationAdministrationExternalECSF.wsdl
  Authorization/Token/EC2_2020-01 = TokenEC2/AuthorizationTokenExternalEC2SF.wsdl
  Authorization/Token/EC_2017-09 = Token/AuthorizationTokenExternalECSF1.wsdl
  Intermediary/BatchLoggingAgency/EC2_2020-01 = BatchLoggingAgencyEC2/BatchLoggingAgencyExternalEC2.wsdl
  Intermediary/BatchLoggingAgency/EC_2017-09 = BatchLoggingAgency/BatchLoggingAgencyExternalEC.wsdl
  Intermediary/IntermediaryInbound/EC2_2020-01 = IntermediaryInboundEC2/IntermediaryInboundExternalEC2.wsdl
  Intermediary/IntermediaryInbound/EC2_2020-01 = IntermediaryInboundEC2/IntermediaryInboundExternalEC21.wsdl
  Intermediary/IntermediaryInbound/EC2_2020-01 = IntermediaryInboundEC2/Reference.svcmap
  Intermediary/IntermediaryInbound/EC_2017-09 = IntermediaryInbound/IntermediaryInboundExternalEC.wsdl
  Intermediary/IntermediaryInbound/EC_2017-09 = IntermediaryInbound/IntermediaryInboundExternalEC1.wsdl
  Intermediary/IntermediaryInbound/EC_2019-06 = IntermediaryInbound/IntermediaryInboundExternalEC2.wsdl
  Intermediary/IntermediaryInbound/EC_2019-06 = IntermediaryInbound/IntermediaryInboundExternalEC21.wsdl
  Intermediary/IntermediaryInbound/EC_2019-06 = IntermediaryInbound/Reference.svcmap
  Intermediary/IntermediaryInboundStreamed/EC2_2020-01 = IntermediaryInboundEC2Streamed/IntermediaryInboundExternalEC2StreamedSF.wsdl
  Intermediary/IntermediaryInboundStreamed/EC_2017-09 = IntermediaryInboundStreamed/IntermediaryInboundExternalECStreamedSF.wsdl
  Intermediary/Receipt/EC2_2020-01 = ReceiptEC2/ReceiptExternalEC2.wsdl
  Intermediary/Receipt/EC_2017-09 = Receipt/ReceiptExternalEC.wsdl
  Intermediary/ReceiptAgency/EC2_2020-01 = ReceiptAgencyEC2/ReceiptAgencyExternalEC2.wsdl
  Intermediary/ReceiptAgency/EC_2017-09 = ReceiptAgency/ReceiptAgencyExternalEC.wsdl
  ServiceEngine/BrokerService/EC2_2020-03_split = BrokerServiceEC2/BrokerServiceExternalEC2.xsd
  ServiceEngine/BrokerService/EC2_2020-03_split = BrokerServiceEC2/BrokerServiceExternalEC21.xsd
  ServiceEngine/BrokerService/EC2_2020-03_split = BrokerServiceEC2/BrokerServiceExternalEC22.xsd
  ServiceEngine/BrokerService/EC2_2020-03_split = BrokerServiceEC2/BrokerServiceExternalEC23.xsd
  ServiceEngine/BrokerService/EC2_2020-03_split = BrokerServiceEC2/BrokerServiceExternalEC24.xsd
  ServiceEngine/BrokerService/EC2_2020-03_split = BrokerServiceEC2/BrokerServiceExternalEC25.xsd
  ServiceEngine/BrokerService/EC2_2020-03_split = BrokerServiceEC2/BrokerServiceExternalEC26.xsd
  ServiceEngine/BrokerService/EC2_2020-03_split = BrokerServiceEC2/BrokerServiceExternalEC27.xsd
  ServiceEngine/BrokerService/EC2_2020-03_split = BrokerServiceEC2/BrokerServiceExternalEC2SF1.wsdl
  ServiceEngine/BrokerService/EC2_2020-03_split = BrokerServiceEC2/Reference.svcmap
  ServiceEngine/BrokerService/EC_2017-09 = BrokerService/BrokerServiceExternalECSF.wsdl
  ServiceEngine/BrokerServiceStreamed/EC2_2020-01 = BrokerServiceEC2Streamed/BrokerServiceExternalEC2StreamedSF.wsdl
  ServiceEngine/BrokerServiceStreamed/EC_2017-09 = BrokerServiceStreamed/BrokerServiceExternalECStreamedSF.wsdl
  ServiceEngine/Case/EC2_2020-01 = CaseEC2/CaseEC2SF.wsdl
  ServiceEngine/Case/EC_2017-09 = Case/CaseECSF.wsdl
  ServiceEngine/CaseAgencySystem/EC2_2020-01 = CaseAgencySystemEC2/CaseAgencySystemEC2SF.wsdl
  ServiceEngine/CaseAgencySystem/EC_2017-09 = CaseAgencySystem/CaseAgencySystemECSF.wsdl
  ServiceEngine/ContextHandler/EC2_2020-01 = ContextHandlerEC2/ContextHandlerEC2SF.wsdl
  ServiceEngine/ContextHandler/EC_2017-09 = ContextHandler/ContextHandlerECSF.wsdl
  ServiceEngine/Correspondence/EC2_2020-01 = CorrespondenceEC2/CorrespondenceExternalEC2SF.wsdl
  ServiceEngine/Correspondence/EC_2017-09 = Correspondence/CorrespondenceExternalECSF.wsdl
  ServiceEngine/CorrespondenceAgency/AEC2_2020-01 = CorrespondenceAgencyNoSystemEC2/CorrespondenceAgencyExternalAEC2.wsdl
  ServiceEngine/CorrespondenceAgency/AEC2_2020-01 = CorrespondenceAgencyNoSystemEC2/CorrespondenceAgencyExternalAEC2SF1.wsdl
  ServiceEngine/CorrespondenceAgency/AEC2_2020-01 = CorrespondenceAgencyNoSystemEC2/Reference.svcmap
  ServiceEngine/CorrespondenceAgency/AEC_2017-09 = CorrespondenceAgencyNoSystem/CorrespondenceAgencyExternalAEC.wsdl
  ServiceEngine/CorrespondenceAgency/AEC_2017-09 = CorrespondenceAgencyNoSystem/CorrespondenceAgencyExternalAECSF.wsdl
  ServiceEngine/CorrespondenceAgency/AEC_2017-09 = CorrespondenceAgencyNoSystem/Reference.svcmap
  ServiceEngine/CorrespondenceAgency/EC2_2020-01 = CorrespondenceAgencyEC2/CorrespondenceAgencyExternalEC2SF.wsdl
  ServiceEngine/CorrespondenceAgency/EC_2017-09 = CorrespondenceAgency/CorrespondenceAgencyExternalECSF1.wsdl
  ServiceEngine/LookUp/EC2_2020-01 = LookUpEC2/LookUpExternalEC2SF.wsdl
  ServiceEngine/LookUp/EC_2017-09 = LookUp/LookUpExternalECSF.wsdl
  ServiceEngine/NotificationAgency/EC2_2020-01 = NotificationAgencyEC2/NotificationAgencyExternalEC2SF.wsdl
  ServiceEngine/NotificationAgency/EC_2017-09 = NotificationAgency/NotificationAgencyExternalEC.wsdl
  ServiceEngine/PreFillAgency/EC2_2020-01 = PrefillAgencyEC2/PreFillAgencyExternalEC2.wsdl
  ServiceEngine/PreFillAgency/EC_2017-09 = PrefillAgency/PreFillAgencyExternalEC.wsdl
  ServiceEngine/PreFillEUS/EC2_2020-01 = PrefillEUSEC2/PreFillEUSExternalEC2.wsdl
  ServiceEngine/PreFillEUS/EC_2017-09 = PrefillEUS/PreFillEUSExternalEC.wsdl
  ServiceEngine/ReporteeElementList/EC2_2020-01 = ReporteeElementListEC2/ReporteeElementListEC2SF.wsdl
  ServiceEngine/ReporteeElementList/EC_2017-09 = ReporteeElementList/ReporteeElementListECSF.wsdl
  ServiceEngine/ReporteeElementList/EC_2019-06 = ReporteeElementList/ReporteeElementListECSF1.wsdl
  ServiceEngine/SubscriptionAgency/EC2_2020-01 = SubscriptionAgencyEC2/SubscriptionAgencyExternalEC2.wsdl
  ServiceEngine/SubscriptionAgency/EC_2017-09 = SubscriptionAgency/SubscriptionAgencyExternalEC.wsdl
navikt/tjenestespesifikasjoner/dfe684fe60859c5157962b8a6005d0d843218410
  Archive/DownloadQueue/Basic_2019-02 = altinn-download-queue-external/src/main/wsdl/DownloadQueueExternalBasic.svc.wsdl
  ServiceEngine/CorrespondenceAgency/Basic_2019-06 = altinn-correspondence-agency-external-basic/src/main/wsdl/CorrespondenceAgencyExternalBasic.svc.wsdl
  ServiceEngine/CorrespondenceAgency/WS_2016-05 = altinn-correspondence-agency-external/src/main/wsdl/CorrespondenceAgencyExternal.svc.wsdl
  ServiceEngine/NotificationAgency/Basic_2019-05 = altinn-notification-agency-external-basic/src/main/wsdl/NotificationAgencyExternalBasic.svc.wsdl
  ServiceEngine/PreFill/Basic_2019-02 = altinn-pre-fill/src/main/wsdl/PreFillBasic.svc.wsdl
navikt/altinn-admin/cc00eda890a2fe9ae8b12e0647820e6266ef12ac/src/main/resources/wsdl
  Archive/DownloadQueue/Basic_2021-10 = DownloadQueueExternalBasic.wsdl
  Archive/ServiceOwnerArchive/Basic_2021-10 = ServiceOwnerArchiveExternalBasic.wsdl
  Intermediary/ReceiptAgency/Basic_2021-10 = ReceiptAgencyExternalBasic.wsdl
  Register/RegisterSRRAgency/Basic_2021-10 = RegisterSRRAgencyExternalBasic.wsdl
  ServiceEngine/CorrespondenceAgency/Basic_2021-10 = CorrespondenceAgencyExternalBasic.wsdl
  ServiceEngine/NotificationAgency/Basic_2021-10 = NotificationAgencyExternalBasic.wsdl
  ServiceEngine/PreFill/Basic_2021-10 = PreFillBasic.wsdl
  ServiceEngine/Subscription/Basic_2021-10 = SubscriptionBasic.wsdl
Altinn/ec-client-dotnet/d1339c87b65c74f6f2f5d016709a3aeda64b937a/EC Endpoint Client/Service References/ReporteeArchive
  Archive/ReporteeArchive/EC_2017-09 = ReporteeArchiveExternalEC.wsdl
navikt/altinn-admin/2bedd1311299bb9934f24b0a9256483636dd92f6/src/main/resources/wsdl
  Archive/ServiceOwnerArchive/Basic_2019-08 = ServiceOwnerArchiveExternalBasic.wsdl
  Intermediary/ReceiptAgency/Basic_2019-08 = ReceiptAgencyExternalBasic.wsdl
  Register/RegisterSRRAgency/Basic_2019-04 = RegisterSRRAgencyExternalBasic.wsdl
navikt/tjenestespesifikasjoner/ce60a9710116a35917c324f3ac166337965aa81c
  Archive/ServiceOwnerArchive/Basic_2020-11 = altinn-serviceowner-archive-external-basic/src/main/wsdl/ServiceOwnerArchiveExternalBasic.svc.wsdl
  Intermediary/ReceiptAgency/Basic_2020-11 = altinn-receipt-agency-external-basic/src/main/wsdl/ReceiptAgencyExternalBasic.svc.wsdl
felleslosninger/efm-integrasjonspunkt/691861149524d849530502293e92cef8fe988314/altinnexchange/wsdl
  Intermediary/Receipt/Basic_2017-05 = ReceiptExternalBasic.wsdl
felleslosninger/efm-integrasjonspunkt/829930e8ad8e4c8edde6e1c92c2ef738a9f95f1c/praktiskprove/altinnmock/wsdl
  ServiceEngine/BrokerService/Basic_2015-08 = BrokerServiceExternalBasic.wsdl
  ServiceEngine/BrokerServiceStreamed/Basic_2015-08 = BrokerServiceExternalBasicStreamed.wsdl
felleslosninger/efm-integrasjonspunkt/9ccbb6812f806ed2fe2a2c88c331b65fa213b5e6/altinnexchange/wsdl
  ServiceEngine/BrokerService/Basic_2016-05 = BrokerServiceExternalBasic.wsdl
felleslosninger/efm-integrasjonspunkt/28b6426d1915dfd98b3deaf56f03445d07cf26ac/altinnexchange/wsdl
  ServiceEngine/BrokerService/Basic_2020-12 = BrokerServiceExternalBasic.wsdl
Altinn/ec-client-dotnet/2267f2607684ff88dccf85b182eb09a4c2e18a71/EC Endpoint Client/Service References/BrokerServiceEC2
  ServiceEngine/BrokerService/EC2_2020-01 = BrokerServiceExternalEC2SF.wsdl
felleslosninger/efm-integrasjonspunkt/f7492d4a9ef3471cf24f986d59940a1b29d81d04/altinnexchange/wsdl
  ServiceEngine/BrokerServiceStreamed/Basic_2019-02 = BrokerServiceExternalBasicStreamed.wsdl
felleslosninger/efm-integrasjonspunkt/b86d9ac1da9095e9252a2a8c0779ac6d59b91063/post-til-virksomhet/wsdl
  ServiceEngine/CorrespondenceAgency/WS_2020-01 = CorrespondenceAgencyExternal.wsdl
navikt/tjenestespesifikasjoner/387daa30d019ee89814c8116d41705c8e9eb4e0e/altinn-pre-fill/src/main/resources
  ServiceEngine/PreFill/Basic_2016-08 = PreFillBasic.svc.wsdl
navikt/altinnkanal-2/3a6235d841ec9f4d415a116e0743b51a315f7ab1/altinnkanal/src/main/resources
  ServiceOwnerReceiver/OnlineBatch/2017-10 = OnlineBatchReceiver.wsdl
navikt/altinnkanal-2/781e043bce5399174e8d1be516c6b44cb92981bf/altinnkanal/src/main/resources
  ServiceOwnerReceiver/OnlineBatch/2018-05 = OnlineBatchReceiver.wsdl
`;

/** Worked out from what the documentation tells of contracts whose WSDLs are found nowhere. */
export const derivedWsdls = `
  Authentication/SystemAuthentication/2009-10/SystemAuthentication.wsdl
  Intermediary/IntermediaryInbound/Basic_2009-10/IntermediaryInboundExternalBasic.wsdl
  Register/RegisterER/Basic_2013-06/RegisterERExternalBasic.wsdl
  ServiceEngine/ReporteeElementList/Basic_2009-10/ReporteeElementListExternalBasic.wsdl
  ServiceEngine/ServiceMetaData/Basic_2009-10/ServiceMetaDataExternalBasic.wsdl
`;
