import { inspect } from "node:util";
import { unwrap, type ClientEvent } from "altinnkit";
import { connectSoap, type SoapTransport } from "altinnkit/soap";
import { expect, test } from "vitest";
import { files } from "./files.js";
import { envelope, inFiles } from "./server.js";

/** Stands in credentials, input and answers. */
const mark = "sesam14857310056";

const answers: Readonly<Record<string, () => Promise<Response>>> = {
  "a fault": async () =>
    new Response(
      envelope(
        `<s:Fault><faultcode>s:${mark}</faultcode><faultstring>${mark}</faultstring><detail>${inFiles(`<Trouble><AltinnErrorMessage>${mark}</AltinnErrorMessage><ErrorGuid>${mark}</ErrorGuid></Trouble>`)}</detail></s:Fault>`,
      ),
      { status: 500 },
    ),
  "a page": async () => new Response(`<html><p>${mark}</p></html>`),
  "a page under 403": async () => new Response(`<html><p>${mark}</p></html>`, { status: 403 }),
  "another shape": async () =>
    new Response(envelope(inFiles(`<AddResponse><id><b>${mark}</b></id>${mark}</AddResponse>`))),
  "a redirect": async () => new Response(null, { status: 307, headers: { Location: `https://other.example/${mark}` } }),
  "no answer": () => Promise.reject(new TypeError(mark, { cause: new Error(mark) })),
};

test.each(Object.entries(answers))(
  "%s shows nothing of credentials, input or answer in errors and events",
  async (_, fetch) => {
    const told: ClientEvent[] = [];
    const options = { environment: "tt02", credentials: { systemUserName: mark, systemPassword: mark } } as const;
    const client = connectSoap(files, { ...options, fetch, onEvent: (event) => void told.push(event) });
    const error = await client
      .add({ Folder: mark, content: new TextEncoder().encode(mark) })
      .then(unwrap)
      .catch((thrown: unknown) => thrown);
    const shown = [error, told, client].map(
      (one) => inspect(one, { depth: 12, showHidden: true, getters: true }) + JSON.stringify(one),
    );
    expect(error).toBeInstanceOf(Error);
    expect(told.length).toBeGreaterThan(0);
    expect(shown.join()).not.toContain(mark);
  },
);

test("what a transport throws is not shown", async () => {
  const transport: SoapTransport = () => Promise.reject(new Error(mark));
  const client = connectSoap(files, { environment: "tt02", credentials: { systemPassword: mark }, transport });
  const error = await client.add({ Folder: mark, content: new Uint8Array() }).catch((thrown: unknown) => thrown);
  expect(String(error)).toBe("NetworkError: POST #Add: no whole answer came.");
});
