import type { ApiSource, Source, SourceDocument } from "../source.js";

/** Platform hosts by environment; note the change of top domain between tt02 and the internal ones. */
const hosts = {
  prod: "https://platform.altinn.no",
  tt02: "https://platform.tt02.altinn.no",
  yt01: "https://platform.yt01.altinn.cloud",
  at21: "https://platform.at21.altinn.cloud",
  at22: "https://platform.at22.altinn.cloud",
  at23: "https://platform.at23.altinn.cloud",
  at24: "https://platform.at24.altinn.cloud",
  local: "http://local.altinn.cloud",
};

/** What a platform API's source says beside its documents. */
export interface PlatformApi {
  readonly id: string;
  readonly title: string;
  /** Where it runs below the platform's host. */
  readonly at: string;
  /** Base its documents write before their paths, where it is not `at`. */
  readonly basePath?: string;
  readonly only?: ApiSource["only"];
  readonly except?: ApiSource["except"];
  readonly token?: ApiSource["auth"]["token"];
  /** The gateway before it asks for the key of a subscription too. */
  readonly subscriptionKey?: true;
}

/** A source below the platform's hosts. */
export function platformSource(
  { id, title, at, basePath = at, only, except, token = "altinn", ...gateway }: PlatformApi,
  ...documents: Source["documents"]
): Source {
  const part = { ...(only === undefined ? {} : { only }), ...(except === undefined ? {} : { except }) };
  const api = { servers: platformServers(at), basePath, ...part, auth: { token, ...gateway } };
  return { id, format: "openapi", title, documents, api };
}

/** Base URLs of what runs below the platform's hosts, by environment. */
export function platformServers(at: string): Record<string, string> {
  return Object.fromEntries(Object.entries(hosts).map(([name, host]) => [name, host + at]));
}

/** A document the platform's documentation publishes. */
export function documented(name: string, mirror: string, identity: string): SourceDocument {
  return { name: "openapi", url: `https://docs.altinn.studio/swagger/${name}.json`, mirror: file(mirror), identity };
}

/** A document that lies in a public repository. */
export function inRepository(path: string, mirror: string, identity: string): SourceDocument {
  return { name: "openapi", url: `https://raw.githubusercontent.com/${path}`, mirror: file(mirror), identity };
}

/** A document that is published, but stood in for by one worked out from source. */
export function derived(document: SourceDocument): SourceDocument {
  return { ...document, mirrorDerived: true };
}

/** What was worked out from the source in a repository, where nothing is published. */
export function worked(repository: string, mirror: string, identity: string): SourceDocument {
  return {
    name: "openapi",
    url: `https://github.com/${repository}`,
    mirror: file(mirror),
    identity,
    mirrorDerived: true,
  };
}

/** What was worked out from the source in a repository, beside what is published. */
export function supplement(repository: string, mirror: string): SourceDocument {
  return { name: "derived", url: `https://github.com/${repository}`, mirror: file(mirror), supplement: true };
}

function file(mirror: string): string {
  return `altinn3/${mirror}.openapi.json`;
}
