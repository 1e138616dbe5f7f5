import type { Node } from "ts-morph";
import { isAltinn2, pathOf } from "./hosts.js";
import { httpCalls } from "./http-calls.js";
import { routesOf, unknownPart } from "./routes.js";
import type { Scanned } from "./scan.js";
import { textsIn } from "./texts.js";
import type { FoundUse } from "./use.js";

/**
 * The uses of Altinn II's REST API in some files.
 *
 * A URL is told where it is called, with the call's method; one that no call is seen to take is told where it stands.
 */
export function restUses(files: readonly Scanned[]): FoundUse[] {
  const taken = new Set<Node>();
  const called = files.flatMap((scanned) => {
    const altinn = speaksOfAltinn(scanned);
    return scanned.calls.flatMap(httpCalls).flatMap(({ url, method, node }) => {
      const use = useOf(node, url.text, method, altinn);
      if (use !== undefined) for (const part of url.from) taken.add(part);
      return use ?? [];
    });
  });
  const standing = files.flatMap((scanned) => {
    const altinn = speaksOfAltinn(scanned);
    return textsIn(scanned.file, taken).flatMap(({ node, text }) => useOf(node, text, undefined, altinn) ?? []);
  });
  return [...called, ...standing];
}

/** A path alone tells little; beside a host of Altinn II or its key's header it tells enough. */
function speaksOfAltinn({ words }: Scanned): boolean {
  return words.some((word) => word === "ApiKey" || isAltinn2(word));
}

function useOf(node: Node, text: string, method: string | undefined, altinn: boolean): FoundUse | undefined {
  const own = isAltinn2(text);
  const path = own ? pathOf(text) : pathBelow(text);
  if (path === undefined || !/^\/api(?:\/|$)/i.test(path)) return undefined;
  const routes = routesOf(path, method);
  if (routes.length > 0) {
    const [first] = routes;
    return {
      node,
      altinn2: routes.length === 1 ? first!.route : `${routes.map((route) => route.method).join(", ")} ${first!.path}`,
      certain: own || altinn,
      migrations: [...new Set(routes.map(({ migration }) => migration))],
    };
  }
  // The base of paths that stand elsewhere is no use of its own.
  if (!own || /^\/api\/?$/i.test(path)) return undefined;
  const shown = path.replace(/[?#].*$/s, "").replaceAll(unknownPart, "{…}");
  return { node, altinn2: `${method === undefined ? "" : `${method} `}${shown}`, certain: true, migrations: [] };
}

/** The path of a text whose host is not said, or only known at run time. */
function pathBelow(text: string): string | undefined {
  return /^\uFFFC*(?<path>\/api\/.*)$/s.exec(text)?.groups?.["path"];
}
