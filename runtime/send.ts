/** What a request is for, without anything of the caller's in it. */
export interface Call {
  /** The contract's id, such as `altinn3/storage/v1`. */
  readonly api: string;
  /** The operation's name, such as `instances.get`; absent when the contract has none for the path. */
  readonly operation?: string;
  readonly method: string;
  /** Path template, such as `/parties/{ssn}`. */
  readonly path: string;
}

/** Sends one request and brings its answer. */
export type Send = (request: Request, call: Call) => Promise<Response>;

/** Something done around every request: it may look, wait, change, repeat or refuse. */
export type Policy = (next: Send) => Send;

/** The platform's `fetch`, or one in its place: for a proxy, own certificates, or a server in memory. */
export type Fetch = (request: Request) => Promise<Response>;

/** Wraps `send` in policies, outermost first. */
export function through(policies: readonly Policy[], send: Send): Send {
  return policies.reduceRight((next, policy) => policy(next), send);
}

/** How messages name a call: method and path template. */
export function nameOf({ method, path }: Call): string {
  return `${method} ${path}`;
}
