import { serializeArrayParam, serializeObjectParam } from "openapi-fetch";
import { queryText } from "./request.js";

/** How a query parameter is written, where it is not as OpenAPI usually has it. */
export type QueryStyle = "comma" | "deepObject" | "json";

type Values = Readonly<Record<string, unknown>>;

/**
 * Writes some parameters in styles of their own, `comma` as `a=1,2`, `deepObject` as `a[key]=1`, a list as `a[0]=1`, `json`
 * as a text of JSON, and the rest as usual.
 *
 * @see [OpenAPI 3.1, style values](https://spec.openapis.org/oas/v3.1.1.html#style-values)
 */
export function queryStyles(styles: Readonly<Record<string, QueryStyle>>): (query: object) => string {
  return (query) => {
    const rest: Record<string, unknown> = {};
    const written: string[] = [];
    for (const [name, value] of Object.entries(query as Values)) {
      const style = styles[name];
      if (value === undefined || value === null) continue;
      if (style === "comma" && Array.isArray(value))
        written.push(serializeArrayParam(name, value, { style: "form", explode: false }));
      else if (style === "deepObject" && typeof value === "object")
        written.push(
          serializeObjectParam(name, value as Record<string, unknown>, { style: "deepObject", explode: true }),
        );
      else rest[name] = style === "json" ? JSON.stringify(value) : value;
    }
    return [...written, queryText(rest)].filter((part) => part !== "").join("&");
  };
}
