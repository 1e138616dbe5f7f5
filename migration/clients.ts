import type { Altinn3Contracts } from "./types.js";

/** What a sketch calls a contract's descriptor and the client it connects. */
export interface ClientName {
  readonly descriptor: string;
  readonly client: string;
}

export const clientNames: Readonly<Record<keyof Altinn3Contracts, ClientName>> = {
  "altinn3/accessmanagement/consent/v1": { descriptor: "accessmanagementConsentV1", client: "consents" },
  "altinn3/accessmanagement/enduser/v1": { descriptor: "accessmanagementEnduserV1", client: "access" },
  "altinn3/accessmanagement/metadata/v1": { descriptor: "accessmanagementMetadataV1", client: "metadata" },
  "altinn3/accessmanagement/serviceowner/v1": { descriptor: "accessmanagementServiceownerV1", client: "access" },
  "altinn3/app/v8": { descriptor: "appV8", client: "app" },
  "altinn3/authentication/v1": { descriptor: "authenticationV1", client: "authentication" },
  "altinn3/authorization/v1": { descriptor: "authorizationV1", client: "authorization" },
  "altinn3/broker/v1": { descriptor: "brokerV1", client: "broker" },
  "altinn3/correspondence/v1": { descriptor: "correspondenceV1", client: "correspondence" },
  "altinn3/dialogporten/enduser/v1": { descriptor: "dialogportenEnduserV1", client: "dialogporten" },
  "altinn3/notifications/v1": { descriptor: "notificationsV1", client: "notifications" },
  "altinn3/profile/v1": { descriptor: "profileV1", client: "profile" },
  "altinn3/resourceregistry/v1": { descriptor: "resourceregistryV1", client: "registry" },
  "altinn3/storage/v1": { descriptor: "storageV1", client: "storage" },
};
