/** Loaded before an example: leads its requests to the servers of a test, and lets none out of this machine. */
import { OutgoingMessage, ServerResponse } from "node:http";

const hosts = Object.entries(JSON.parse(process.env["OFFLINE_HOSTS"] ?? "{}") as Record<string, string>);

/** What `fetch` hands its requests to, once their bodies and headers are as they will be sent. */
interface Dispatcher {
  dispatch(options: { readonly origin: string | URL; readonly path: string }, handler: unknown): boolean;
}

// Node's own, there once anything of fetch is.
void globalThis.Request;
const key = Symbol.for("undici.globalDispatcher.1");
const global = globalThis as unknown as Record<symbol, Dispatcher>;
const dispatcher = global[key]!;
function standInFor(url: string): string | undefined {
  const found = hosts.find(([host]) => url.startsWith(host));
  return found && found[1] + url.slice(found[0].length);
}

global[key] = {
  dispatch(options, handler) {
    const url = standInFor(new URL(options.path, options.origin).href);
    if (url === undefined) throw new Error(`No test server stands in for ${new URL(options.origin).origin}.`);
    const { origin, pathname, search } = new URL(url);
    return dispatcher.dispatch({ ...options, origin, path: pathname + search }, handler);
  },
};

// A browser that is sent on goes where the program's own requests go.
ServerResponse.prototype.setHeader = function (name, value) {
  const led = name === "Location" && typeof value === "string" ? standInFor(value) : undefined;
  OutgoingMessage.prototype.setHeader.call(this, name, led ?? value);
  return this;
};
