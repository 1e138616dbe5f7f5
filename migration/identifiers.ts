/** How one kind of identifier of Altinn II is told in Altinn 3. */
export interface Identifier {
  readonly altinn2: string;
  readonly altinn3: string;
}

/** The identifiers that change on the way to Altinn 3. */
export const identifiers = {
  service: {
    altinn2: "service code and service edition code",
    altinn3:
      "a resource id: `app_{org}_{app}` for an app, `se_{code}_{edition}` for a service that still runs in Altinn II",
  },
  reportee: {
    altinn2: "reportee id (`r` and digits), or `my`",
    altinn3:
      "a party id (a number; look it up, though the digits may be the same), a party UUID, or a URN such as `urn:altinn:organization:identifier-no:310724181`",
  },
  message: {
    altinn2: "message id (`a…` while active, `b…` once archived)",
    altinn3:
      "a dialog id; behind it an instance (`{instanceOwnerPartyId}/{instanceGuid}`) or a correspondence id. It stays the same when it is archived",
  },
  archive: {
    altinn2: "archive reference (`AR` and digits)",
    altinn3: "an instance id; Storage finds instances that were moved by `dataValues.A2ArchRef`",
  },
  dataFormat: {
    altinn2: "data format id and version",
    altinn3: "the app and its data type",
  },
  attachmentType: {
    altinn2: "attachment type name of the service's attachment rules",
    altinn3: "a data type of the app",
  },
  role: {
    altinn2: "role definition id or code",
    altinn3: "an access package (`urn:altinn:accesspackage:…`), or the code of a role in the business register",
  },
  enterpriseUser: {
    altinn2: "enterprise user: name and secret",
    altinn3: "a system user, named in the token that Maskinporten issues",
  },
  file: {
    altinn2: "file reference",
    altinn3: "a file transfer id (UUID)",
  },
  receipt: {
    altinn2: "receipt id",
    altinn3: "none: a dialog's activities and an order's shipment tell how it went",
  },
  authorizationCode: {
    altinn2: "authorization code of a consent",
    altinn3: "the consent request's own UUID, which the requester chooses",
  },
  apiKey: {
    altinn2: "`ApiKey` header",
    altinn3: "none: the token tells who asks; a few APIs take a subscription key beside it",
  },
} as const satisfies Readonly<Record<string, Identifier>>;

/** A kind of identifier that changes. */
export type IdentifierName = keyof typeof identifiers;
