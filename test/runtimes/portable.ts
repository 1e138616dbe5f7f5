/**
 * What the runtime promises everywhere, as plain functions: no test runner, no `node:`. Bundled to one file and run by
 * Node, Deno, Bun and a browser against the same server.
 */
import { ArgumentError, connect, RedirectError, retry, unwrap, type Fetch, type Progress } from "altinnkit";
import { bearer, maskinporten, subscriptionKey } from "altinnkit/auth";
import { melding } from "altinnkit/altinn2/xml/forms/SERES/5742/34627";
import { brokerV1 } from "altinnkit/altinn3/broker/v1";
import { storageV1 } from "altinnkit/altinn3/storage/v1";
import { readBrokerZip, sha256, writeBrokerZip } from "altinnkit/flows/altinn2/files";
import { fromXml, toXml } from "altinnkit/xml";

/** What a check needs to know of where it runs. */
export interface Place {
  /** The server's base URL. */
  readonly url: string;
  /** A private key is refused here, as browsers must refuse it. */
  readonly isBrowser: boolean;
  /** Maskinporten's issuer and Altinn's exchange; unused in browsers. */
  readonly issuer: string;
  readonly exchangeUrl: string;
  readonly key: object;
}

type Check = (place: Place) => Promise<void>;

const path = { instanceOwnerPartyId: 51001234, instanceGuid: "7d2f6a3e-5c4b-4f0a-9a1e-2b3c4d5e6f70" };

function client({ url }: Place, token = "token") {
  return connect(storageV1, {
    environment: "custom",
    baseUrl: `${url}/api`,
    auth: bearer(async () => token),
    policies: [retry({ baseDelayMs: 1 })],
  });
}

/** Browsers and Deno keep `Content-Length` to themselves. */
function sendsLength({ isBrowser }: Place): boolean {
  return !isBrowser && !("Deno" in globalThis);
}

/** The checks, by the sentence they prove. */
export const checks: Readonly<Record<string, Check>> = {
  "an operation is called by name": async (place) => {
    const instance = unwrap(await client(place).instances.get({ path }));
    same(instance.appId, "ttd/app");
  },
  "and by path": async (place) => {
    const template = "/instances/{instanceOwnerPartyId}/{instanceGuid}";
    const { data, response } = await client(place).GET(template, { params: { path } });
    same([data?.appId, response.status], ["ttd/app", 200]);
  },
  "a refusal arrives as error, its body read": async (place) => {
    const { error, response } = await client(place).instances.getByInstanceGuid({ path: { instanceGuid: "gone" } });
    same([response.status, error], [404, { title: "Not Found", status: 404 }]);
  },
  "an empty refusal is never falsy": async (place) => {
    const { error } = await client(place).applications.list();
    same((error as { status?: number }).status, 403);
  },
  "an upload carries its bytes, type and name": async (place) => {
    const body = new File(["bytes æøå"], "søknad.txt", { type: "text/plain" });
    const element = unwrap(await client(place).data.create({ path, query: { dataType: "vedlegg" }, body }));
    same([element.size, element.contentType?.split(";")[0], element.filename], [12, "text/plain", "søknad.txt"]);
  },
  "an upload tells how far it has come, and is sent again after a 401": async (place) => {
    const told: Progress[] = [];
    const auth = bearer(async ({ fresh }) => (fresh ? "token" : "expired"));
    const storage = connect(storageV1, { environment: "custom", baseUrl: `${place.url}/api`, auth });
    const body = { content: new Blob(["x".repeat(200_000)]), onProgress: (progress: Progress) => told.push(progress) };
    const element = unwrap(await storage.data.create({ path, query: { dataType: "vedlegg" }, body }));
    same([element.size, told.at(-1)], [200_000, { done: 200_000, total: 200_000 }]);
    same(told.length > 1, sendsLength(place));
  },
  "a stream tells its size, and is refused where it cannot and must": async (place) => {
    const content = () => new Blob(["x".repeat(200_000)]).stream();
    const auth = bearer(async () => "token");
    const broker = connect(brokerV1, { environment: "custom", baseUrl: `${place.url}/api`, auth });
    const call = broker.fileTransfers.upload({
      path: { fileTransferId: "7d2f6a3e" },
      body: { content: content(), size: 200_000 },
    });
    const length = call.then(
      ({ data }) => (data as { length?: string } | undefined)?.length,
      (error: unknown) => error instanceof ArgumentError,
    );
    same(await length, sendsLength(place) ? "200000" : true);
  },
  "an upload that is redirected is refused": async (place) => {
    const body = new Blob(["bytes"]);
    const elsewhere = { ...path, instanceGuid: "elsewhere" };
    const call = client(place).data.create({ path: elsewhere, query: { dataType: "vedlegg" }, body });
    const error = await call.catch((cause: unknown) => cause);
    same(error instanceof RedirectError, true);
  },
  "a download tells how far it has come": async (place) => {
    const told: Progress[] = [];
    const file = unwrap(await client(place).data.get({ path: { ...path, dataGuid: "1" } }));
    const text = await file.onProgress((progress) => told.push(progress)).text();
    same([text.length, file.size, told.at(-1)], [4, 4, { done: 4, total: 4 }]);
  },
  "a download hands over bytes": async (place) => {
    const download = unwrap(await client(place).data.get({ path: { ...path, dataGuid: "1" } }));
    same([...(await download.bytes())], [0, 1, 2, 255]);
  },
  "an unavailable server is asked again": async (place) => {
    const { response } = await client(place).texts.get({
      path: { org: "ttd", app: crypto.randomUUID(), language: "nb" },
    });
    same(response.status, 200);
  },
  "a 401 is answered with one fresh token": async (place) => {
    const shown: boolean[] = [];
    const auth = bearer(async ({ fresh }) => {
      shown.push(fresh);
      return fresh ? "token" : "expired";
    });
    const storage = connect(storageV1, { environment: "custom", baseUrl: `${place.url}/api`, auth });
    same([unwrap(await storage.instances.get({ path })).appId, shown], ["ttd/app", [false, true]]);
  },
  "a redirect to another origin is refused": async (place) => {
    const call = client(place).process.listHistory({ path });
    await call.then(
      () => fail("followed"),
      (error: unknown) => same(error instanceof RedirectError, true),
    );
  },
  "credentials are not printed": async (place) => {
    const auth = [bearer(() => "secret-token"), ...(place.isBrowser ? [] : [subscriptionKey("secret-key")])];
    const storage = connect(storageV1, { environment: "custom", baseUrl: place.url, auth });
    same(/secret/.test(JSON.stringify([auth, storage])), false);
  },
  "Maskinporten signs, Altinn exchanges, twenty calls at once cost one of each": async (place) => {
    const asked: string[] = [];
    const fetch: Fetch = (request) => {
      asked.push(new URL(request.url).pathname);
      return globalThis.fetch(request);
    };
    const make = () =>
      maskinporten({
        clientId: "test-client",
        key: place.key,
        scopes: ["altinn:serviceowner/instances.read"],
        issuer: place.issuer,
        exchangeUrl: place.exchangeUrl,
      });
    if (place.isBrowser) {
      throws(make, /browser/i);
      return;
    }
    const storage = connect(storageV1, {
      environment: "custom",
      baseUrl: `${place.url}/exchanged`,
      auth: make(),
      fetch,
    });
    await Promise.all(Array.from({ length: 20 }, async () => unwrap(await storage.instances.get({ path }))));
    const count = (end: string): number => asked.filter((pathname) => pathname.endsWith(end)).length;
    same([count("/token"), count("/exchange/maskinporten")], [1, 1]);
  },
  "XML is read and written in the schema's order": async () => {
    const geek = "<geek><navn>Kari</navn><foedselsdato>1990-01-31</foedselsdato><epost>k@f.test</epost></geek>";
    const data = "<InnrapporterteData><geekType>other</geekType></InnrapporterteData>";
    const fixed = 'dataFormatProvider="SERES" dataFormatId="5742" dataFormatVersion="34627"';
    const xml = `<melding ${fixed}><Innrapportoer>${geek}</Innrapportoer>${data}</melding>`;
    const { InnrapporterteData, Innrapportoer } = fromXml(melding, new TextEncoder().encode(xml));
    same(toXml(melding, { InnrapporterteData, Innrapportoer }).includes(xml), true);
  },
  "a ZIP is packed from a stream and unpacked as one": async () => {
    const letters = "Hei på deg\n".repeat(20_000);
    const files = [
      { name: "stream.txt", content: new Blob([letters]).stream() },
      { name: "bytes.bin", content: new Uint8Array([1, 2, 3]) },
    ];
    const recipients = { Recipient: [{ PartyNumber: "310724181" }] };
    const zip = await readBrokerZip(await new Response(writeBrokerZip({ recipients, files })).blob());
    same(
      [zip.recipients, zip.files.map(({ name, size }) => [name, size])],
      [
        recipients,
        [
          ["stream.txt", 240_000],
          ["bytes.bin", 3],
        ],
      ],
    );
    same(await sha256(zip.files[0]!.stream()), await sha256(new Blob([letters])));
  },
};

/** Runs every check, one after the other. */
export async function runChecks(place: Place): Promise<{ name: string; failed?: string }[]> {
  const results: { name: string; failed?: string }[] = [];
  for (const [name, check] of Object.entries(checks)) {
    results.push(
      await check(place).then(
        () => ({ name }),
        (error: unknown) => ({ name, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      ),
    );
  }
  return results;
}

function same(seen: unknown, wanted: unknown): void {
  if (JSON.stringify(seen) !== JSON.stringify(wanted))
    fail(`saw ${JSON.stringify(seen)}, not ${JSON.stringify(wanted)}`);
}

function throws(run: () => unknown, message: RegExp): void {
  try {
    run();
  } catch (error) {
    if (error instanceof Error && message.test(error.message)) return;
    fail(`threw ${String(error)}`);
  }
  fail("did not throw");
}

function fail(message: string): never {
  throw new Error(message);
}
