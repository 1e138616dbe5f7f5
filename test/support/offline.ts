/** Loaded before an example: leads its requests to the servers of a test, and lets none out of this machine. */
import { OutgoingMessage, ServerResponse } from "node:http";

const hosts = Object.entries(JSON.parse(process.env["OFFLINE_HOSTS"] ?? "{}") as Record<string, string>);
const { fetch } = globalThis;

function standInFor(url: string): string | undefined {
  const found = hosts.find(([host]) => url.startsWith(host));
  return found && found[1] + url.slice(found[0].length);
}

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const url = standInFor(request.url);
  if (url === undefined) throw new Error(`No test server stands in for ${new URL(request.url).origin}.`);
  const { method, headers, body, redirect, signal } = request;
  return fetch(url, { method, headers, body, redirect, signal, ...(body === null ? {} : { duplex: "half" }) });
};

// A browser that is sent on goes where the program's own requests go.
ServerResponse.prototype.setHeader = function (name, value) {
  const led = name === "Location" && typeof value === "string" ? standInFor(value) : undefined;
  OutgoingMessage.prototype.setHeader.call(this, name, led ?? value);
  return this;
};
