import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import type { Running } from "./listen.js";

/** How Prism judges. */
export interface PrismOptions {
  /** Where requests go on to; their answers are judged too. Left out, Prism answers by the document's schemas. */
  readonly upstream?: string;
  /** Left out, it holds requests against the document. */
  readonly validateRequest?: boolean;
  /** Left out, it holds answers against the document. */
  readonly validateResponse?: boolean;
}

/** Starts Prism on an OpenAPI document. */
export async function startPrism(
  document: object,
  { upstream, validateRequest = true, validateResponse = true }: PrismOptions = {},
): Promise<Running> {
  // It resolves the references where they stand.
  const operations = await getHttpOperationsFromSpec(structuredClone(document));
  const config = {
    checkSecurity: validateRequest,
    errors: true,
    validateRequest,
    validateResponse,
    upstreamProxy: undefined,
    mock: { dynamic: false },
  };
  const server = createServer(operations, {
    cors: false,
    components: { logger: createLogger("Prism", { level: "silent" }) },
    config:
      upstream === undefined
        ? { ...config, isProxy: false }
        : { ...config, isProxy: true, upstream: new URL(upstream) },
  });
  return { url: await server.listen(0, "127.0.0.1"), close: () => server.close() };
}
