import type { IncomingMessage } from "node:http";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { startGraphql, type GraphqlServer } from "./graphql.js";

const id = "0192f3a0-7c11-7f2e-9b3d-1c2b3a4d5e6f";
const party = "urn:altinn:organization:identifier-no:310724181";
const dialogToken = "dialog-token-of-a-test";

const text = (value: string) => ({ mediaType: "text/plain", value: [{ value, languageCode: "nb" }] });

/** What a search and a look at one dialog have in common. */
const dialog = {
  id,
  org: "ttd",
  serviceResource: "urn:altinn:resource:ttd-demo",
  serviceResourceType: "GenericAccessResource",
  party,
  status: "REQUIRES_ATTENTION",
  createdAt: "2026-01-02T08:00:00Z",
  updatedAt: "2026-01-03T08:00:00Z",
  contentUpdatedAt: "2026-01-03T08:00:00Z",
  hasUnopenedContent: true,
  isContentSeen: false,
  isApiOnly: false,
  fromServiceOwnerTransmissionsCount: 0,
  fromPartyTransmissionsCount: 0,
  content: { title: text("Årsrapport mangler signatur"), summary: text("Signer innen fredag.") },
  seenSinceLastUpdate: [],
  seenSinceLastContentUpdate: [],
  endUserContext: { revision: id, systemLabels: ["DEFAULT"] },
};

const whole = {
  ...dialog,
  revision: id,
  dialogToken,
  attachments: [],
  guiActions: [],
  apiActions: [],
  activities: [],
  transmissions: [],
};

/** Starts Dialogporten's GraphQL for one dialog: end users by Maskinporten's token, its events by the dialog's own. */
export async function startDialogporten(maskinporten: {
  readonly url: string;
  readonly issuer: string;
}): Promise<GraphqlServer> {
  const keys = createRemoteJWKSet(new URL(`${maskinporten.url}/jwks`));
  const isGood = async ({ url, headers: { authorization = "" } }: IncomingMessage): Promise<boolean> => {
    const token = authorization.replace(/^Bearer /, "");
    if (url?.endsWith("/stream")) return token === dialogToken;
    return jwtVerify<{ scope: string }>(token, keys, { issuer: maskinporten.issuer }).then(
      ({ payload }) => payload.scope.split(" ").includes("digdir:dialogporten"),
      () => false,
    );
  };
  const resolvers = {
    searchDialogs: ({ input }: { input: { party?: string[] } }) => ({
      items: input.party?.includes(party) ? [dialog] : [],
      hasNextPage: false,
      orderBy: [{ contentUpdatedAt: "DESC" }],
      errors: [],
    }),
    dialogById: ({ dialogId }: { dialogId: string }) =>
      dialogId === id
        ? { dialog: whole, errors: [] }
        : { errors: [{ __typename: "DialogByIdNotFound", message: "Not found." }] },
    async *dialogEvents({ dialogId }: { dialogId: string }) {
      yield { dialogEvents: { id: dialogId, type: "DIALOG_UPDATED" } };
      yield { dialogEvents: { id: dialogId, type: "DIALOG_DELETED" } };
    },
  };
  return startGraphql(resolvers, async (request, response) => {
    const good = await isGood(request);
    if (!good) response.writeHead(401).end();
    return !good;
  });
}
