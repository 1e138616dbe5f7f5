import { NetworkError, type Policy } from "altinnkit";
import { isOctets } from "../octets.js";
import { SignatureError } from "./signature-error.js";
import { verifySignature } from "./verify-signature.js";

/** Whose signatures are believed. */
export interface VerifiedHarvests {
  /**
   * The service's public RSA keys. A function is asked at every harvest; caching is its own affair. The service tells
   * nowhere in its docs where to get them.
   */
  readonly keys: readonly JsonWebKey[] | (() => Promise<readonly JsonWebKey[]>);
}

const harvests = /^\/(directharvest|evidence\/\{accreditationId\})\/\{evidenceCodeName\}$/;

/**
 * A policy that lets a harvest's JSON through only when it is signed. What comes as octets, or empty, the service does
 * not sign: it goes through unread, and {@link harvest} takes no octets. Whoever calls the bare operations looks at the
 * answer's media type.
 *
 * @example
 * ```ts
 * connect(danV1, { policies: [danRetry(), verifiedHarvests({ keys })], … });
 * ```
 * @throws {@link SignatureError} in place of an answer that is not signed, or not by one of the keys.
 */
export function verifiedHarvests({ keys }: VerifiedHarvests): Policy {
  return (next) => async (request, call) => {
    const response = await next(request, call);
    if (!harvests.test(call.path) || !response.ok || isOctets(response)) return response;
    const operation = `${call.method} ${call.path}`;
    const body = await response
      .clone()
      .arrayBuffer()
      .catch(() => {
        throw request.signal.aborted ? request.signal.reason : new NetworkError(operation, undefined);
      });
    if (body.byteLength === 0) return response;
    const signature = response.headers.get("x-signature-jwt");
    if (signature === null) throw new SignatureError("missing", operation);
    try {
      await verifySignature(new Uint8Array(body), signature, typeof keys === "function" ? await keys() : keys);
    } catch (error) {
      throw error instanceof SignatureError ? new SignatureError(error.fault, operation) : error;
    }
    return response;
  };
}
