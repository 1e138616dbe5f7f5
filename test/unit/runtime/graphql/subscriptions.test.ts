import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { connect, HttpError, type ClientOf, type ConnectOptions } from "altinnkit";
import { bearer } from "altinnkit/auth";
import { dialogportenGraphqlV1, type DialogsEventsData } from "altinnkit/altinn3/dialogporten/graphql/v1";
import { GraphQLError } from "graphql";
import { afterEach, describe, expect, test } from "vitest";
import { startApi } from "../../../servers/api.js";
import { startGraphql, type GraphqlServer, type Resolvers } from "../../../servers/graphql.js";

const dialogId = "0192f3a0-0000-7000-8000-000000000001";
const updated = { dialogEvents: { id: dialogId, type: "DIALOG_UPDATED" } };
const deleted = { dialogEvents: { id: dialogId, type: "DIALOG_DELETED" } };
const shown = (token: string) => `/graphql/stream text/event-stream Bearer ${token}`;

let server: GraphqlServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function client(
  resolvers: Resolvers,
  gate?: Parameters<typeof startGraphql>[1],
  options: Partial<ConnectOptions> = {},
): Promise<ClientOf<typeof dialogportenGraphqlV1>> {
  server = await startGraphql(resolvers, gate);
  const auth = bearer(() => "end-user-token");
  return connect(dialogportenGraphqlV1, { environment: "custom", baseUrl: server.url, auth, ...options });
}

/** Two events, then the end. */
const twoEvents: Resolvers = {
  async *dialogEvents() {
    yield updated;
    yield deleted;
  },
};

async function all(events: AsyncIterable<DialogsEventsData>): Promise<DialogsEventsData[]> {
  const heard: DialogsEventsData[] = [];
  for await (const event of events) heard.push(event);
  return heard;
}

/** Begins a stream of events by hand. */
function begin(response: ServerResponse, ...events: readonly object[]): void {
  response.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8" });
  response.write(":\n\n");
  for (const data of events) response.write(`event: next\ndata: ${JSON.stringify({ data })}\n\n`);
}

describe("a subscription", () => {
  test("tells each event until the service ends it, by the dialog's own token alone", async () => {
    const dialogporten = await client(twoEvents);

    expect(await all(dialogporten.dialogs.events({ dialogId }, { dialogToken: "dialog-token" }))).toEqual([
      updated,
      deleted,
    ]);
    expect(server!.seen).toEqual([shown("dialog-token")]);
  });

  test("is not ended by the client's time limit", async () => {
    const dialogporten = await client(
      {
        async *dialogEvents() {
          yield updated;
          await new Promise((resolve) => setTimeout(resolve, 150));
          yield deleted;
        },
      },
      undefined,
      { timeoutMs: 50 },
    );

    expect(await all(dialogporten.dialogs.events({ dialogId }, { dialogToken: "dialog-token" }))).toHaveLength(2);
  });

  test("without its token is not opened", async () => {
    const dialogporten = await client(twoEvents);

    // @ts-expect-error -- the token is required
    expect(() => dialogporten.dialogs.events({ dialogId }, {})).toThrow('The subscription needs "dialogToken".');
    expect(server!.seen).toEqual([]);
  });

  test("that breaks is opened anew, with a fresh token, and goes on", async () => {
    const dialogporten = await client(twoEvents, (_request, response, before) => {
      if (before > 0) return false;
      begin(response, updated);
      setTimeout(() => response.destroy(), 50);
      return true;
    });
    let asked = 0;
    const dialogToken = () => `dialog-token-${++asked}`;

    expect(await all(dialogporten.dialogs.events({ dialogId }, { dialogToken }))).toEqual([updated, updated, deleted]);
    expect(server!.seen).toEqual([shown("dialog-token-1"), shown("dialog-token-2")]);
  });

  test("whose service goes away for a while waits for it, and ends when it is refused", async () => {
    const dialogporten = await client(
      {},
      (_request, response, before) => {
        if (before === 0) begin(response, updated);
        else response.statusCode = before === 1 ? 503 : 401;
        response.end();
        return true;
      },
      { policies: [] },
    );
    const heard: DialogsEventsData[] = [];
    const listening = (async () => {
      for await (const event of dialogporten.dialogs.events({ dialogId }, { dialogToken: "old" })) heard.push(event);
    })();

    await expect(listening).rejects.toThrow(new HttpError("POST /graphql/stream", 401, { attempts: 2 }));
    expect(heard).toEqual([updated]);
  });

  test("closes its connection when the loop is left", async () => {
    let closed: Promise<unknown> | undefined;
    const dialogporten = await client({}, (_request, response) => {
      closed = once(response, "close");
      begin(response, updated);
      return true;
    });

    for await (const event of dialogporten.dialogs.events({ dialogId }, { dialogToken: "dialog-token" })) {
      expect(event).toEqual(updated);
      break;
    }

    await closed;
    expect(server!.seen).toHaveLength(1);
  });

  test.each([
    ["while it waits for an event", 0],
    ["after one", 1],
  ])("ends by a signal with its reason, %s, and closes its connection", async (_, events) => {
    let closed: Promise<unknown> | undefined;
    const reason = new Error("enough");
    const controller = new AbortController();
    const dialogporten = await client({}, (_request, response) => {
      closed = once(response, "close");
      begin(response, ...Array.from({ length: events }, () => updated));
      setTimeout(() => controller.abort(reason), 50);
      return true;
    });

    const { signal } = controller;
    await expect(all(dialogporten.dialogs.events({ dialogId }, { dialogToken: "t", signal }))).rejects.toBe(reason);
    await closed;
    expect(server!.seen).toHaveLength(1);
  });
});

describe("a subscription that is refused", () => {
  test("with a status throws it, and nothing of the token", async () => {
    const dialogporten = await client({}, (_request, response) => {
      response.writeHead(401).end();
      return true;
    });
    const listening = all(dialogporten.dialogs.events({ dialogId }, { dialogToken: "dialog-token" }));

    const error = await listening.catch((reason: unknown) => reason as HttpError);
    expect(error).toEqual(new HttpError("POST /graphql/stream", 401, { attempts: 2 }));
    expect(JSON.stringify(error)).not.toMatch(/dialog-token|0192f3a0/);
  });

  test("by an event with errors throws their codes", async () => {
    const dialogporten = await client({
      dialogEvents: () => {
        throw new GraphQLError("Not for 14857310056.", { extensions: { code: "AUTH_NOT_AUTHORIZED" } });
      },
    });

    await expect(all(dialogporten.dialogs.events({ dialogId }, { dialogToken: "t" }))).rejects.toThrow(
      "POST /graphql/stream: the API answered 200 AUTH_NOT_AUTHORIZED.",
    );
  });

  test("by a redirect to another origin sends nothing there", async () => {
    const elsewhere = await startApi(() => ({ body: "" }));
    const dialogporten = await client({}, (_request, response) => {
      response.writeHead(307, { Location: `${elsewhere.url}/graphql/stream` }).end();
      return true;
    });

    await expect(all(dialogporten.dialogs.events({ dialogId }, { dialogToken: "t" }))).rejects.toThrow(
      expect.objectContaining({ kind: "redirect", status: 307, operation: "POST /graphql/stream" }),
    );
    expect(elsewhere.received).toEqual([]);
    await elsewhere.close();
  });

  test.each([
    ["a page in place of a stream", "text/html", "<p>Logg inn</p>", "without a stream of events"],
    ["an event that is no answer", "text/event-stream", "event: next\ndata: <p>\n\n", "with a body that is not GraphQL's"],
  ])("by %s is thrown", async (_, type, body, expected) => {
    const dialogporten = await client({}, (_request, response) => {
      response.writeHead(200, { "Content-Type": type }).end(body);
      return true;
    });

    await expect(all(dialogporten.dialogs.events({ dialogId }, { dialogToken: "t" }))).rejects.toThrow(
      `POST /graphql/stream: the API answered 200 ${expected}.`,
    );
  });

  test("by nobody being there is a network error at once", async () => {
    const dialogporten = await client({});
    await server!.close();
    server = undefined;

    await expect(all(dialogporten.dialogs.events({ dialogId }, { dialogToken: "t" }))).rejects.toThrow(
      expect.objectContaining({ kind: "network", code: "ECONNREFUSED" }),
    );
  });
});
