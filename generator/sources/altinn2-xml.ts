import type { Source } from "./source.js";

/** A schema with a namespace lies under it; one without lies under the provider, id and version of its data format. */
function xsd(id: string, title: string, url: string, mirror: string, identity: string): Source {
  return {
    id: `altinn2/xml/${id}`,
    format: "xsd",
    title,
    documents: [
      { name: "schema", url: `https://raw.githubusercontent.com/${url}`, mirror: `altinn2/xsd/${mirror}`, identity },
    ],
  };
}

export const brokerServiceManifest = xsd(
  "schema.altinn.no/services/ServiceEngine/Broker/2015-06",
  "Broker service manifest, namespace version 2015/06",
  "felleslosninger/efm-integrasjonspunkt/main/altinn-v3-client/src/main/resources/altinn2/xsd/BrokerServiceManifest.xsd",
  "batch/BrokerServiceManifest.xsd",
  "BrokerServiceManifest",
);

export const hvemErHvem = xsd(
  "forms/SERES/5742/34627",
  "Form HvemErHvem, data format SERES 5742 version 34627",
  "Altinn/altinn-studio/main/src/Designer/testdata/Seres/HvemErHvem.xsd",
  "seres/HvemErHvem.xsd",
  "melding",
);

export const afp01 = xsd(
  "forms/OR/1472/9812",
  "Form AFP-01, data format OR 1472 version 9812",
  "Altinn/app-lib-dotnet/main/test/Altinn.App.Api.Tests/Data/apps/tdd/eformidling-app/models/Skjema.xsd",
  "oppgaveregisteret/AFP-01_1472_9812.xsd",
  "Skjema",
);
