import { X509Certificate } from "node:crypto";
import { Agent, request as send, type AgentOptions } from "node:https";
import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { createSecureContext } from "node:tls";
import { ConfigurationError } from "../../errors.js";
import { safeUrl } from "../../origin.js";
import type { Fetch } from "../../send.js";
import type { Validity } from "../signing-key.js";

/** A client certificate, and whom it is shown to. */
export interface ClientCertificateOptions {
  /** PEM, with the chain behind it. */
  readonly cert?: string | Buffer;
  /** PEM. */
  readonly key?: string | Buffer;
  /** Key and certificate in PKCS#12, in place of `cert` and `key`. */
  readonly pfx?: Buffer;
  readonly passphrase?: string;
  /** Who vouches for the servers, in PEM. Left out, whom Node trusts. */
  readonly ca?: string | Buffer | readonly (string | Buffer)[];
  /** Such as `https://api.example`. */
  readonly origins: readonly string[];
}

/**
 * A `fetch` for {@link connect} that shows a client certificate to some origins (mutual TLS). All others are reached as
 * always.
 *
 * @throws {@link ConfigurationError} when key and certificate cannot be read, or are not each other's.
 * @see [RFC 8446, section 4.3.2](https://www.rfc-editor.org/rfc/rfc8446.html#section-4.3.2)
 */
export function clientCertificate({ origins, ...identity }: ClientCertificateOptions): Fetch {
  const shownTo = new Set(origins.map((origin) => safeUrl(origin, "Each of origins").origin));
  const tls = identity as AgentOptions;
  try {
    createSecureContext(tls);
  } catch (error) {
    throw new ConfigurationError(`The client certificate cannot be used: ${reason(error)}`);
  }
  const agent = new Agent({ ...tls, keepAlive: true });
  const show: Fetch = (request) =>
    shownTo.has(new URL(request.url).origin) ? fetchWith(agent, request) : globalThis.fetch(request);
  // Nothing tells how long what lies in PKCS#12 is good.
  return identity.cert === undefined ? show : Object.assign(show, { validity: validityOf(identity.cert) });
}

function validityOf(cert: string | Buffer): Validity {
  const { validFrom, validTo } = new X509Certificate(cert);
  return { notBefore: Date.parse(validFrom), notAfter: Date.parse(validTo) };
}

function reason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (/PKCS12|UNSUPPORTED/i.test(code))
    return "its PKCS#12 has an old cipher. Convert it: openssl pkcs12 -legacy -nodes.";
  if (/MISMATCH/.test(code)) return "the key is another certificate's.";
  return "another passphrase, or a damaged file.";
}

/** One request over the agent's connections. Follows no redirect. */
async function fetchWith(agent: Agent, request: Request): Promise<Response> {
  const { method, url, headers: given, redirect, signal } = request;
  const body = request.body && (await wholeOrStream(request.body));
  const headers = {
    ...Object.fromEntries(given),
    ...(Buffer.isBuffer(body) && { "content-length": String(body.length) }),
  };
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const sent = send(url, { agent, method, headers, signal }, (answer) => {
      const status = answer.statusCode ?? 0;
      if (redirect === "error" && status >= 300 && status < 400 && answer.headers.location !== undefined) {
        answer.destroy();
        reject(new TypeError("redirected"));
      } else {
        resolve(responseOf(answer, status));
      }
    });
    sent.on("error", reject);
    if (body instanceof Readable) body.on("error", reject).pipe(sent);
    else sent.end(body);
  });
}

/** A body up to this size is sent whole, as token servers want it; a longer one goes in chunks as it comes. */
const wholeBytes = 1 << 20;

async function wholeOrStream(body: ReadableStream): Promise<Buffer | Readable> {
  const rest = Readable.fromWeb(body as NodeReadableStream)[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  const chunks: Uint8Array[] = [];
  for (let size = 0; size <= wholeBytes; size += chunks.at(-1)!.length) {
    const { done, value } = await rest.next();
    if (done) return Buffer.concat(chunks);
    chunks.push(value);
  }
  return Readable.from(chained(chunks, rest));
}

async function* chained<T>(first: readonly T[], rest: AsyncIterator<T>): AsyncGenerator<T> {
  yield* first;
  yield* { [Symbol.asyncIterator]: () => rest };
}

const bodyless = new Set([204, 205, 304]);

function responseOf(answer: IncomingMessage, status: number): Response {
  const headers = new Headers();
  for (let index = 0; index < answer.rawHeaders.length; index += 2) {
    headers.append(answer.rawHeaders[index]!, answer.rawHeaders[index + 1]!);
  }
  if (bodyless.has(status)) answer.resume();
  const body = bodyless.has(status) ? null : (Readable.toWeb(answer) as ReadableStream<Uint8Array<ArrayBuffer>>);
  return new Response(body, { status, statusText: answer.statusMessage ?? "", headers });
}
