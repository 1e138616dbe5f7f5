/** Loaded before an example: leads its requests to the servers of a test, and lets none out of this machine. */
const hosts = Object.entries(JSON.parse(process.env["OFFLINE_HOSTS"] ?? "{}") as Record<string, string>);
const { fetch } = globalThis;

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const found = hosts.find(([host]) => request.url.startsWith(host));
  if (found === undefined) throw new Error(`No test server stands in for ${new URL(request.url).origin}.`);
  const [host, standIn] = found;
  const { method, headers, body, redirect, signal } = request;
  return fetch(standIn + request.url.slice(host.length), {
    method,
    headers,
    body,
    redirect,
    signal,
    ...(body === null ? {} : { duplex: "half" }),
  });
};
