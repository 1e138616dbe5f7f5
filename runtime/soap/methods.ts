import type { Caller } from "../caller.js";
import { ConfigurationError } from "../errors.js";
import type { CallOptions } from "../named.js";
import type { SoapOperation } from "./operation.js";
import { soapAnswer } from "./read-answer.js";
import { resultOf, type SoapResult } from "./result.js";
import type { SoapOperations } from "./service.js";
import type { SoapCredentials, SoapInput, SoapRole } from "./values.js";
import type { EnvelopeOptions } from "./write-envelope.js";
import { soapBody } from "./write-request.js";

/** What may be said beside any one call. */
export interface SoapCallOptions<Role extends string = string> extends CallOptions {
  /** Beside the client's own, such as a person's PIN for this call. */
  readonly credentials?: SoapCredentials<Role>;
}

/** Calls one operation. One that needs no input may be called without. */
export type SoapMethod<Operation extends SoapOperation> =
  Record<string, never> extends SoapInput<Operation>
    ? (input?: SoapInput<Operation>, options?: SoapCallOptions<SoapRole<Operation>>) => Promise<SoapResult<Operation>>
    : (input: SoapInput<Operation>, options?: SoapCallOptions<SoapRole<Operation>>) => Promise<SoapResult<Operation>>;

/** A service's operations as methods. */
export type SoapClient<Operations extends SoapOperations> = {
  readonly [Name in keyof Operations]: SoapMethod<Operations[Name]>;
};

/** What all calls of a client have in common. */
export interface Common extends Required<EnvelopeOptions> {
  /** The contract's id. */
  readonly api: string;
  readonly call: Caller;
  readonly hasTransport: boolean;
}

/** The method an operation stands for. */
export function methodOf(
  operation: SoapOperation,
  name: string,
  { api, call, credentials, endpoint, hasTransport }: Common,
): (input?: unknown, options?: SoapCallOptions) => Promise<SoapResult> {
  return async (input, { credentials: own, ...options } = {}) => {
    if (operation.policies?.includes("secure-conversation") && !hasTransport) {
      throw new ConfigurationError(
        `${operation.name} is only answered over WS-SecureConversation, which is not spoken here: give a "transport".`,
      );
    }
    const envelope = { credentials: { ...credentials, ...own }, endpoint };
    const { idempotent } = operation;
    const descriptor = {
      method: "POST",
      path: "/",
      body: soapBody(operation, envelope, hasTransport),
      ...(idempotent && { idempotent }),
    } as const;
    const told = { api, operation: name, method: "POST", path: `#${operation.name}` };
    const result = await call(
      { descriptor, call: told },
      {
        ...options,
        body: input ?? {},
        usualHeaders: { Accept: "text/xml, application/soap+xml, multipart/related" },
        parseAs: soapAnswer(operation),
      },
    );
    return resultOf(operation, result);
  };
}
