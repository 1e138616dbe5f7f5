/** Where a stand-in's resources are. */
export interface Site {
  /** A link to a resource, by the path that is documented for it. */
  link(path: string, attributes?: object): { readonly href: string };
  /** A link with variables after a path. */
  template(path: string, variables: string): { readonly href: string; readonly isTemplated: true };
  /** A link that leads to a server of somebody else. */
  foreign(path: string): { readonly href: string };
}

/** How documented paths and real ones belong together. */
export interface Addresses extends Site {
  /** The documented path of a request; `undefined` where nothing is. */
  documented(path: string): string | undefined;
}

const base = "/api";
const moved = "/gateway/v9/";

/**
 * Links as they are documented, or to entirely other URLs, below which only `entries` stay where they were.
 *
 * @param origin - The stand-in's own; it is known once it listens.
 */
export function addresses(
  origin: () => string,
  foreignOrigin: string,
  entries: ((path: string) => boolean) | undefined,
): Addresses {
  const hrefOf = (path: string) => (entries ? `${moved}${Buffer.from(path).toString("hex")}` : `${base}${path}`);
  return {
    link: (path, attributes = {}) => ({ href: `${origin()}${hrefOf(path)}`, ...attributes }),
    template: (path, variables) => ({ href: `${origin()}${hrefOf(path)}/${variables}`, isTemplated: true }),
    foreign: (path) => ({ href: `${foreignOrigin}${path}` }),
    documented(path) {
      if (entries && path.startsWith(moved)) {
        const [hex = "", ...rest] = path.slice(moved.length).split("/");
        return [Buffer.from(hex, "hex").toString(), ...rest].join("/");
      }
      if (!path.startsWith(`${base}/`)) return undefined;
      const documented = path.slice(base.length);
      return entries && !entries(documented) ? undefined : documented;
    },
  };
}
