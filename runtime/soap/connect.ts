import { connect, type ConnectOptions } from "../connect.js";
import type { ApiDescriptor } from "../descriptor.js";
import type { Environment } from "../environments.js";
import { ConfigurationError } from "../errors.js";
import { mapValues } from "../map-values.js";
import type { CallOptions } from "../named.js";
import { retry } from "../policies/retry.js";
import { faultsStay } from "./faults-stay.js";
import { methodOf, type SoapClient } from "./methods.js";
import type { SoapOperation } from "./operation.js";
import type { SoapResult } from "./result.js";
import { soapService, type SoapOperations, type SoapService } from "./service.js";
import { fetchThrough, type SoapTransport } from "./transport.js";
import type { SoapCredentials, SoapInput, SoapRole } from "./values.js";

/** How a client of a SOAP service is connected: as {@link ConnectOptions}, but for its credentials. */
export interface SoapOptions<Role extends string = string> extends Pick<
  ConnectOptions,
  "policies" | "fetch" | "timeoutMs" | "onEvent"
> {
  /** By what they are, such as `systemPassword`; sent in the envelope, as the contract of each operation says. */
  readonly credentials?: SoapCredentials<Role>;
  /** In place of `fetch`, for a binding that is not spoken here. */
  readonly transport?: SoapTransport;
}

/** Where a service is called. */
export type SoapPlace =
  | { readonly environment: Environment; readonly endpoint?: never }
  /** In place of the environment's address: https, or http on this machine. */
  | { readonly endpoint: string; readonly environment?: never };

/**
 * Opens a typed client for one service over SOAP. Sends nothing yet.
 *
 * @param service - Generated: its operations, and where it runs.
 * @returns Methods by the operations' names; faults arrive as `error`, they do not throw.
 * @throws {@link UnknownEnvironmentError} when the service has no address in `options.environment`.
 * @throws {@link ConfigurationError} when the address is not https.
 */
export function connectSoap<const Operations extends SoapOperations>(
  service: SoapService<Operations>,
  options: SoapOptions<SoapRole<Operations[keyof Operations]>> & SoapPlace,
): SoapClient<Operations> {
  const { credentials = {}, transport, environment = "custom", endpoint, policies = [retry()], ...others } = options;
  if (transport && others.fetch) throw new ConfigurationError('Give a "transport" or a "fetch", not both.');
  const { id, endpoints, operations } = service;
  const descriptor: ApiDescriptor<never, SoapClient<Operations>> = {
    id,
    servers: endpoints,
    auth: { token: "none" },
    operations: {},
    methods: (_, call, { server }) => {
      const common = { api: id, call, credentials, endpoint: server, hasTransport: transport !== undefined };
      return mapValues(operations, (operation, name) => methodOf(operation, name, common));
    },
  };
  return connect(descriptor, {
    ...others,
    policies: [...policies, faultsStay],
    ...(transport && { fetch: fetchThrough(transport) }),
    ...(endpoint !== undefined && { baseUrl: endpoint }),
    environment,
  });
}

/**
 * Calls one operation, for a program that needs no more of its service. What it says of {@link connectSoap} holds here.
 *
 * @param input - Without the credentials.
 */
export async function call<const Operation extends SoapOperation>(
  operation: Operation,
  input: SoapInput<Operation>,
  options: SoapOptions<SoapRole<Operation>> & Omit<CallOptions, "timeoutMs"> & { readonly endpoint: string },
): Promise<SoapResult<Operation>> {
  const { signal, headers, idempotent, ...place } = options;
  const service = soapService({ id: operation.name, endpoints: {}, operations: { call: operation } });
  const client = connectSoap(service, place);
  const own = {
    ...(signal && { signal }),
    ...(headers && { headers }),
    ...(idempotent !== undefined && { idempotent }),
  };
  return client.call(input, own);
}
