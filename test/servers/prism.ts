import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import type { Running } from "./listen.js";

/** What Prism holds against its document; left out, both. */
export interface Strictness {
  readonly validateRequest?: boolean;
  readonly validateResponse?: boolean;
}

/** Starts Prism on an OpenAPI document: it checks every request against it and answers by its schemas. */
export async function startPrism(
  document: object,
  { validateRequest = true, validateResponse = true }: Strictness = {},
): Promise<Running> {
  // It resolves the references where they stand.
  const operations = await getHttpOperationsFromSpec(structuredClone(document));
  const server = createServer(operations, {
    cors: false,
    components: { logger: createLogger("Prism", { level: "silent" }) },
    config: {
      isProxy: false,
      checkSecurity: validateRequest,
      errors: true,
      validateRequest,
      validateResponse,
      upstreamProxy: undefined,
      mock: { dynamic: false },
    },
  });
  return { url: await server.listen(0, "127.0.0.1"), close: () => server.close() };
}
