/**
 * Places of the service that no environment stands for: a `baseUrl`, beside the environment whose tokens it takes.
 *
 * ```ts
 * connect(danV1, { environment: "tt02", baseUrl: danHosts.dev, … });
 * ```
 */
export const danHosts = {
  /** The service's own, before test. Takes tokens of `tt02`. */
  dev: "https://dev-api.data.altinn.no/v1",
  /** Its functions on one's own machine; see {@link localService}. */
  local: "http://localhost:7071/api",
  /**
   * Where client certificates were shown. Unverified: older docs name it, and the service itself has taken no
   * certificate since September 2025. Everywhere else a token is all that is asked for.
   */
  certificateProd: "https://apim-nadobe-prod.azure-api.net/v1",
  /** As {@link certificateProd}, for `tt02`. Unverified. */
  certificateTest: "https://apim-nadobe-staging.azure-api.net/v1",
} as const;
