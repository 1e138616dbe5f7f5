import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A server on a free port of this machine. */
export interface Running {
  /** Without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts an HTTP server on a free port. */
export function serve(listener: RequestListener): Promise<Running> {
  return listen(createServer(listener), "http");
}

/** Starts a server on a free port. */
export async function listen(server: Server, scheme: "http" | "https"): Promise<Running> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${scheme}://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
