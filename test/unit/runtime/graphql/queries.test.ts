import { connect, HttpError, unwrap, type ClientOf, type ConnectOptions } from "altinnkit";
import { bearer } from "altinnkit/auth";
import { dialogportenGraphqlV1, type SearchDialogInput } from "altinnkit/altinn3/dialogporten/graphql/v1";
import { GraphQLError } from "graphql";
import { afterEach, describe, expect, test } from "vitest";
import { startGraphql, type GraphqlServer, type Resolvers } from "../../../servers/graphql.js";

type Client = ClientOf<typeof dialogportenGraphqlV1>;

const dialogId = "0192f3a0-0000-7000-8000-000000000001";

let server: GraphqlServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function client(
  resolvers: Resolvers,
  gate?: Parameters<typeof startGraphql>[1],
  options: Partial<ConnectOptions> = {},
): Promise<Client> {
  server = await startGraphql(resolvers, gate);
  const auth = bearer(() => "end-user-token");
  return connect(dialogportenGraphqlV1, { environment: "custom", baseUrl: server.url, auth, ...options });
}

const page = { items: null, hasNextPage: false, continuationToken: null, orderBy: [], errors: [] };

describe("a query", () => {
  test("is sent with its variables and brings its data", async () => {
    let asked: unknown;
    const dialogporten = await client({
      searchDialogs: ({ input }: { input: SearchDialogInput }) => {
        asked = input;
        return { ...page, hasNextPage: true, continuationToken: "2026", orderBy: [{ contentUpdatedAt: "DESC" }] };
      },
    });

    const input: SearchDialogInput = { party: ["urn:altinn:organization:identifier-no:310724181"], status: ["DRAFT"] };
    const { searchDialogs } = unwrap(await dialogporten.dialogs.search({ input }));

    expect(asked).toEqual(input);
    expect(searchDialogs).toEqual({
      ...page,
      hasNextPage: true,
      continuationToken: "2026",
      orderBy: [{ createdAt: null, updatedAt: null, dueAt: null, contentUpdatedAt: "DESC" }],
    });
    expect(server!.seen).toEqual([
      "/graphql application/graphql-response+json, application/json;q=0.9 Bearer end-user-token",
    ]);
  });

  test("brings the service's own errors as data, each with its type", async () => {
    const dialogporten = await client({
      dialogById: () => ({
        dialog: null,
        errors: [{ __typename: "DialogByIdNotVisible", message: "Later.", visibleFrom: "2030-01-01T00:00:00Z" }],
      }),
    });

    const { dialogById } = unwrap(await dialogporten.dialogs.get({ dialogId }));
    const [error] = dialogById.errors;

    expect(error && "visibleFrom" in error && error.visibleFrom).toBe("2030-01-01T00:00:00Z");
  });

  test("without variables takes its options first", async () => {
    const dialogporten = await client({ parties: () => [] });

    expect(unwrap(await dialogporten.parties.list({ headers: { "Accept-Language": "nb" } }))).toEqual({ parties: [] });
    await expect(dialogporten.parties.list({ signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow(
      "enough",
    );
  });

  test.each([
    ["a query", 2, (dialogporten: Client) => dialogporten.parties.list()],
    [
      "a mutation, which may have done its work,",
      1,
      (dialogporten: Client) =>
        dialogporten.systemLabels.set({ input: { dialogId, addLabels: ["ARCHIVE"], removeLabels: [] } }),
    ],
  ])("%s that meets a gateway's 503 is sent %i times", async (_, times, call) => {
    const dialogporten = await client({ parties: () => [] }, (_request, response, before) => {
      if (before === 0) response.writeHead(503).end();
      return before === 0;
    });

    const { response } = await call(dialogporten);

    expect([server!.seen.length, response.status]).toEqual([times, times === 1 ? 503 : 200]);
  });
});

describe("errors", () => {
  const party = {
    party: "urn:altinn:person:identifier-no:14857310056",
    partyUuid: dialogId,
    partyId: 1,
    name: "KARI FJORD",
    partyType: "Person",
    isDeleted: false,
    hasKeyRole: true,
    isCurrentEndUser: true,
    isMainAdministrator: false,
    isAccessManager: false,
    hasOnlyAccessToSubParties: false,
  };
  const refused = new GraphQLError("Kari may not.", { extensions: { code: "AUTH_NOT_AUTHORIZED" } });

  test("with some data are an error that holds both", async () => {
    const dialogporten = await client({ parties: () => [{ ...party, subParties: () => Promise.reject(refused) }] });

    const { data, error, response } = await dialogporten.parties.list();

    expect([data, response.status]).toEqual([undefined, 200]);
    expect(error).toEqual({
      data: { parties: [{ ...party, dateOfBirth: null, subParties: null }] },
      errors: [
        {
          message: "Kari may not.",
          locations: [expect.anything()],
          path: ["parties", 0, "subParties"],
          extensions: { code: "AUTH_NOT_AUTHORIZED" },
        },
      ],
    });
  });

  test("without data are an error too, and unwrapped tell their codes alone", async () => {
    const dialogporten = await client({ parties: () => Promise.reject(refused) });

    const result = await dialogporten.parties.list();

    expect(result.error?.errors?.map(({ message }) => message)).toEqual(["Kari may not."]);
    expect(result.error?.data).toBeNull();
    expect(() => unwrap(result)).toThrow(
      new HttpError("POST /graphql", 500, { codes: ["AUTH_NOT_AUTHORIZED"], attempts: 1 }),
    );
    expect(() => unwrap(result)).toThrow("POST /graphql: the API answered 500 AUTH_NOT_AUTHORIZED.");
  });

  test("with status 200 are no success", async () => {
    const dialogporten = await client({}, (_request, response) => {
      response.end(
        JSON.stringify({ data: null, errors: [{ message: "14857310056", extensions: { code: "14857310056" } }] }),
      );
      return true;
    });

    const result = await dialogporten.parties.list();

    expect(result.error).toEqual({
      data: null,
      errors: [{ message: "14857310056", extensions: { code: "14857310056" } }],
    });
    expect(() => unwrap(result)).toThrow("POST /graphql: the API answered 200.");
  });

  test("of a gateway are a problem without GraphQL's errors", async () => {
    const dialogporten = await client({}, (_request, response) => {
      response.writeHead(401).end();
      return true;
    });

    const { error } = await dialogporten.parties.list();

    expect(error).toEqual({ type: "about:blank", title: "Unauthorized", status: 401 });
  });

  test.each([
    ["a page", "<p>Logg inn</p>", "JSON"],
    ["another API's answer", '{"parties":[]}', "GraphQL's"],
    ["nothing", "", "GraphQL's"],
  ])("%s in place of an answer is thrown", async (_, body, expected) => {
    const dialogporten = await client({}, (_request, response) => {
      response.end(body);
      return true;
    });

    await expect(dialogporten.parties.list()).rejects.toThrow(
      `POST /graphql: the API answered 200 with a body that is not ${expected}.`,
    );
  });
});
