import { migrations, type Migration, type RestRoute } from "../../migration/index.js";

/** Stands for what of a text is only known at run time; no URL has it. */
export const unknownPart = "\uFFFC";

/** A route and what becomes of it. */
export interface Route {
  readonly route: RestRoute;
  readonly method: string;
  readonly path: string;
  readonly migration: Migration;
}

/** As they are told where the method is not known. */
const methods = ["GET", "POST", "PUT", "DELETE"];

export const routes: readonly Route[] = migrations
  .flatMap((migration) =>
    migration.rest.map((route) => {
      const [method = "", path = ""] = route.split(" ");
      return { route, method, path, migration };
    }),
  )
  .sort((one, other) => methods.indexOf(one.method) - methods.indexOf(other.method));

/**
 * The routes that a path may be meant for: those whose template fits with most of its words.
 *
 * @param path - From `/api` on; parts only known at run time are {@link unknownPart}, or in braces.
 * @param method - Upper case; left out where it is not known.
 */
export function routesOf(path: string, method?: string): Route[] {
  const given = segmentsOf(path);
  const ranked = routes
    .filter((route) => method === undefined || route.method === method)
    .map((route) => ({ route, words: wordsInCommon(segmentsOf(route.path), given) }));
  const most = Math.max(...ranked.map(({ words }) => words));
  return most < 0 ? [] : ranked.filter(({ words }) => words === most).map(({ route }) => route);
}

function segmentsOf(path: string): string[] {
  return path
    .replace(/[?#].*$/s, "")
    .replace(/\/$/, "")
    .split("/")
    .slice(1);
}

/** How many segments are the same words; -1 where the template does not fit. */
function wordsInCommon(template: readonly string[], given: readonly string[]): number {
  if (template.length !== given.length) return -1;
  const fits = template.map((segment, index) => fit(segment, given[index]!, index === template.length - 1));
  return fits.includes("not") ? -1 : fits.filter((one) => one === "word").length;
}

function fit(template: string, given: string, last: boolean): "word" | "value" | "not" {
  if (template.startsWith("{")) return given === "" ? "not" : "value";
  // A query may hang on to the last word: `messages${query}`.
  const word = last && given !== unknownPart ? given.replace(/\uFFFC+$/, "") : given;
  return word.toLowerCase() === template.toLowerCase() ? "word" : "not";
}
