import type { IncomingHttpHeaders } from "node:http";
import type { Site } from "./site.js";

/** A request by its documented path. */
export interface Asked {
  /** Values of the path's names. */
  readonly at: Readonly<Record<string, string>>;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly site: Site;
}

/** What is answered; text and bytes go as they are, all else as HAL. */
export interface Given {
  readonly status?: number;
  /** In place of the status's usual phrase. */
  readonly phrase?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export type Handler = (asked: Asked) => Given;

/** By method and path template. */
export type Routes = Readonly<Record<string, Handler>>;

/** The route of a request, and what its names stand for. ASP.NET takes no notice of case. */
export function routed(
  routes: Routes,
  method: string,
  path: string,
): { handler: Handler; at: Asked["at"]; route: string } | undefined {
  const steps = path.split("/");
  const found = Object.keys(routes)
    .filter((route) => route.startsWith(`${method} `))
    .map((route) => ({ route, template: route.slice(method.length + 1).split("/") }))
    .filter(
      ({ template }) =>
        template.length === steps.length &&
        template.every((step, index) => step.startsWith("{") || step.toLowerCase() === steps[index]!.toLowerCase()),
    )
    // A step that is written out goes before one that may be anything.
    .sort((one, other) => names(one.template) - names(other.template))[0];
  if (!found) return undefined;
  const at = found.template.flatMap((step, index) =>
    step.startsWith("{") ? [[step.slice(1, -1), decodeURIComponent(steps[index]!)] as const] : [],
  );
  return { handler: routes[found.route]!, at: Object.fromEntries(at), route: found.route };
}

function names(template: readonly string[]): number {
  return template.filter((step) => step.startsWith("{")).length;
}

/** The JSON of a body. */
export function json({ body }: Asked): Record<string, unknown> {
  return JSON.parse(body.toString()) as Record<string, unknown>;
}

/** A collection as Altinn II has them. */
export function collection(self: object, name: string, items: readonly unknown[], links: object = {}): Given {
  return { body: { _links: { self, ...links }, _embedded: { [name]: items } } };
}

/** A made thing's place. */
export function created({ href }: { readonly href: string }): Given {
  return { status: 201, headers: { Location: href } };
}

export const done: Given = { status: 204 };

/** A refusal that is only a reason phrase. */
export function refused(status: number, phrase: string): Given {
  return { status, phrase };
}

export const nothing: Given = refused(404, "The resource was not found.");
