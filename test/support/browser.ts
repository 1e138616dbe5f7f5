/** What a browser shows after the last redirect. */
export interface Page {
  readonly status: number;
  readonly text: string;
}

/** A browser without a screen: it follows redirects and keeps cookies, and goes nowhere but to this machine. */
export class Browser {
  /** Every address it has asked for, in order. */
  readonly visited: URL[] = [];
  readonly #cookies = new Map<string, Map<string, string>>();

  async open(address: string): Promise<Page> {
    let url = new URL(address);
    for (;;) {
      const { hostname } = url;
      if (!["localhost", "127.0.0.1"].includes(hostname)) throw new Error(`${url.origin} is not on this machine.`);
      const jar = this.#cookies.get(hostname) ?? new Map<string, string>();
      this.#cookies.set(hostname, jar);
      this.visited.push(url);
      const cookie = [...jar].map((pair) => pair.join("=")).join("; ");
      const response = await fetch(url, { headers: { cookie }, redirect: "manual" });
      for (const set of response.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        jar.set(name, value);
      }
      const location = response.headers.get("location");
      const text = await response.text();
      if (location === null) return { status: response.status, text };
      url = new URL(location, url);
    }
  }
}
