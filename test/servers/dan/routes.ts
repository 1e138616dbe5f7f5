import * as accreditations from "./accreditations.js";
import type { Handler, OpenHandler } from "./ask.js";
import * as ccr from "./ccr.js";
import { directHarvest, harvest } from "./harvest.js";
import * as open from "./open.js";
import { listReminders, remind } from "./reminders.js";

/** What anyone may ask for. */
export const openRoutes: Readonly<Record<string, OpenHandler>> = {
  "GET /opendata/{dataset}": open.openData,
  "GET /opendata/{dataset}/{identifier}": open.openData,
  "GET /public/metadata/evidencecodes": open.listDatasets,
  "GET /public/metadata/evidencecodes/{context}": open.listDatasets,
  "GET /public/metadata/statuscodes": open.listStatusCodes,
  "GET /public/metadata/errorcodes": open.listErrorCodes,
  "GET /public/metadata/servicecontexts": open.listContexts,
  "GET /public/ccr/{number}": ccr.unit,
  "GET /public/ccr/{number}/subunits": ccr.subunits,
  "GET /public/ccr/{number}/mainunit": ccr.mainUnit,
  "GET /public/ccr/{number}/ispublic": ccr.isPublic,
  "GET /public/ccr/{number}/hierarchy": ccr.hierarchy,
};

/** What asks for a key and a token. */
export const guardedRoutes: Readonly<Record<string, Handler>> = {
  "POST /authorization": accreditations.create,
  "GET /accreditations": accreditations.list,
  "DELETE /accreditations/{id}": accreditations.remove,
  "GET /accreditations/{id}/reminders": listReminders,
  "POST /accreditations/{id}/reminders": remind,
  "GET /evidence/{id}": accreditations.status,
  "POST /evidence/{id}": accreditations.status,
  "GET /evidence/{id}/{dataset}": harvest,
  "GET /directharvest/{dataset}": directHarvest,
  "POST /directharvest/{dataset}": directHarvest,
};

/** What is found under a method and a path, and what stands in the braces. */
export function find<Found>(
  routes: Readonly<Record<string, Found>>,
  asked: string,
): { readonly handler: Found; readonly path: Readonly<Record<string, string>> } | undefined {
  for (const [route, handler] of Object.entries(routes)) {
    const form = new RegExp(`^${route.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
    const groups = form.exec(asked);
    if (!groups) continue;
    const filled = Object.entries(groups.groups ?? {}).map(([name, text]) => [name, decodeURIComponent(text)]);
    return { handler, path: Object.fromEntries(filled) as Record<string, string> };
  }
  return undefined;
}
