import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { HttpError, unwrap } from "altinnkit";
import { follow, limitReached } from "altinnkit/hal";
import { startApi, type Answer, type Api } from "../../../servers/api.js";
import { boxes } from "./boxes.js";

let server: Api;
let answer: Answer;
const who = { path: { who: "my" } };
const one = { path: { who: "my", messageId: "a1" } };
const html = { "Content-Type": "text/html; charset=utf-8" };
const page = "<html><form><input type=password></form></html>";

beforeAll(async () => {
  server = await startApi(({ url }) => (url.startsWith("/login") ? { headers: html, body: page } : answer));
});
afterAll(() => server.close());

const client = () => boxes(server.url);

/** What a raw HTTP/1.1 server says, as Node's own lets no one choose a reason phrase with quotes around. */
async function answering(head: string, body = ""): Promise<{ url: string; close: () => void }> {
  const raw = createServer((socket) => {
    socket.once("data", () =>
      socket.end(`${head}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`),
    );
  });
  await new Promise<void>((resolve) => raw.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(raw.address() as AddressInfo).port}`, close: () => raw.close() };
}

test("a refusal that is only a reason phrase says it as its detail", async () => {
  const raw = await answering("HTTP/1.1 400 Required header 'ApiKey' is missing.");
  const { error, status } = await boxes(raw.url).messages.list(who);
  raw.close();

  expect(status).toBe(400);
  expect(error).toEqual({
    type: "about:blank",
    title: "Required header 'ApiKey' is missing.",
    status: 400,
    detail: "Required header 'ApiKey' is missing.",
    errors: [{ message: "Required header 'ApiKey' is missing." }],
  });
});

test("without a reason phrase, as over HTTP/2, the status is all there is", async () => {
  const raw = await answering("HTTP/1.1 403 ");
  const { error } = await boxes(raw.url).messages.list(who);
  raw.close();

  expect(error).toEqual({ type: "about:blank", title: "HTTP 403", status: 403, errors: [] });
});

test.each([
  [{ ErrorCode: 42, ErrorMessage: "No." }, [{ code: "42", message: "No." }], "No."],
  [{ errorCode: 7, errorMessage: "Broken." }, [{ code: "7", message: "Broken." }], "Broken."],
  [
    [
      { errorCode: "A-1", errorDescription: "One." },
      { errorCode: "A-2", errorDescription: "Two." },
    ],
    [
      { code: "A-1", message: "One." },
      { code: "A-2", message: "Two." },
    ],
    "One. Two.",
  ],
  [{ ErrorCode: 1 }, [{ code: "1", message: "" }], undefined],
  ["just text", [{ message: "just text" }], "just text"],
])("%j becomes one form of refusal", async (body, errors, detail) => {
  answer = { status: 400, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };

  const { error } = await client().messages.list(who);

  expect(error).toMatchObject({ title: "Bad Request", status: 400, errors });
  expect(error?.detail).toBe(detail);
});

test("what else a refusal says stays in it", async () => {
  answer = { status: 409, body: { ErrorCode: 1, ErrorMessage: "No.", RequestId: "x", status: "odd" } };

  const { error } = await client().messages.list(who);

  expect(error).toMatchObject({ ErrorCode: 1, RequestId: "x", status: 409 });
});

test("a gateway's error page says no more than its status", async () => {
  answer = { status: 502, headers: html, body: page };

  const { error } = await client().messages.list(who);

  expect(error).toEqual({
    type: "about:blank",
    title: "Bad Gateway",
    status: 502,
    detail: "Bad Gateway",
    errors: [{ message: "Bad Gateway" }],
  });
});

test.each<[string, Answer]>([
  ["a login page", { headers: html, body: page }],
  ["a redirect to a login page", { status: 302, headers: { Location: "/login" } }],
  ["a redirect to a login page elsewhere", { status: 302, headers: { Location: "https://login.example/" } }],
])("%s is a 401", async (_, login) => {
  answer = login;
  const result = await client().messages.list(who);

  expect([result.status, result.error?.title, result.response.status]).toEqual([401, "Unauthorized", 401]);
  expect(() => unwrap(result)).toThrow(HttpError);
  expect(() => unwrap(result)).toThrow("GET /{who}/messages: the API answered 401.");
});

test("a redirect to a login page is a 401 for uploads and prints too", async () => {
  answer = { status: 302, headers: { Location: "/login?x" } };

  expect((await client().messages.update({ ...one, body: { Type: "FormTask" } })).status).toBe(401);
  expect((await client().messages.print(one)).status).toBe(401);
  expect((await follow(client(), { _links: { x: { href: "/x" } } }, "x")).status).toBe(401);
});

test("a print that is a page is handed over", async () => {
  answer = { headers: html, body: "<p>Form</p>" };

  expect(await unwrap(await client().messages.print(one)).text()).toBe("<p>Form</p>");
});

test("a warning that Altinn did not look through everything is told", async () => {
  answer = { headers: { "X-Warning-LimitReached": "true" }, body: {} };
  const limited = await client().messages.list(who);
  answer = { body: {} };

  expect([limitReached(limited), limitReached(await client().messages.list(who))]).toEqual([true, false]);
});
