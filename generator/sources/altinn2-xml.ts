import type { Source, SourceDocument } from "./source.js";

/** A schema with a namespace lies under it; a form without lies under the provider, id and version of its data format. */
function xsd(id: string, title: string, ...documents: Source["documents"]): Source {
  return { id: `altinn2/xml/${id}`, format: "xsd", title, documents };
}

/** @param identity - A root element that only this document has. */
function document(name: string, url: string, mirror: string, identity: string): SourceDocument {
  return { name, url: `https://raw.githubusercontent.com/${url}`, mirror: `altinn2/xsd/${mirror}`, identity };
}

const brokerFolder = "felleslosninger/efm-integrasjonspunkt/main/altinn-v3-client/src/main/resources/altinn2/xsd";

const broker = xsd(
  "schema.altinn.no/services/ServiceEngine/Broker/2015-06",
  "Broker service manifest and recipient list, namespace version 2015/06",
  document(
    "manifest",
    `${brokerFolder}/BrokerServiceManifest.xsd`,
    "batch/BrokerServiceManifest.xsd",
    "BrokerServiceManifest",
  ),
  document(
    "recipients",
    `${brokerFolder}/BrokerServiceRecipientList.xsd`,
    "batch/BrokerServiceRecipientList.xsd",
    "BrokerServiceRecipientList",
  ),
);

const genericBatch = xsd(
  "batch/genericbatch/2013-06",
  "Generic batch, version 2013.06",
  document(
    "schema",
    "navikt/spinntektsmelding/main/src/main/resources/xsd/genericbatch.2013.06.xsd",
    "batch/genericbatch.2013.06.xsd",
    "DataBatch",
  ),
);

/** A batch format, whose version stands in the name of its file. */
function intermediary(id: string, title: string, file: string, identity: string): Source {
  const name = `schemas.altinn.no.services.intermediary.${file}.xsd`;
  const url = `Altinn/docs/master/content/api/tjenesteeiere/batch/skjemaer/${name}`;
  return xsd(
    `schemas.altinn.no/services/intermediary/${id}`,
    title,
    document("schema", url, `batch/${name}`, identity),
  );
}

const correspondences = ["2022.08", "2022.11"].map((version) =>
  intermediary(
    `correspondence/2009-10/${version.replace(".", "-")}`,
    `Correspondence batch, version ${version}, namespace version 2009/10`,
    `correspondence.${version}`,
    "Correspondences",
  ),
);

const serviceInitiation = intermediary(
  "serviceinitiation/2009-10",
  "Service initiation batch, namespace version 2009/10",
  "serviceinitiation.2009.10",
  "ServiceOwner",
);

const hvemErHvem = xsd(
  "forms/SERES/5742/34627",
  "Form HvemErHvem, data format SERES 5742 version 34627",
  document(
    "schema",
    "Altinn/altinn-studio/main/src/Designer/testdata/Seres/HvemErHvem.xsd",
    "seres/HvemErHvem.xsd",
    "melding",
  ),
);

const afp01 = xsd(
  "forms/OR/1472/9812",
  "Form AFP-01, data format OR 1472 version 9812",
  document(
    "schema",
    "Altinn/app-lib-dotnet/main/test/Altinn.App.Api.Tests/Data/apps/tdd/eformidling-app/models/Skjema.xsd",
    "oppgaveregisteret/AFP-01_1472_9812.xsd",
    "Skjema",
  ),
);

export const xmlSchemas: readonly Source[] = [
  broker,
  genericBatch,
  ...correspondences,
  serviceInitiation,
  hvemErHvem,
  afp01,
];
