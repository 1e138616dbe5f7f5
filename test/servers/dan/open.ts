import type { Answer } from "../api.js";
import type { Ask, OpenHandler } from "./ask.js";
import { serviceContexts } from "./contexts.js";
import type { Dataset } from "./datasets.js";
import { bare } from "./envelope.js";
import { errorCodes } from "./error-codes.js";
import { shown } from "./jmespath.js";
import { refusal } from "./refusal.js";
import { fetchFrom } from "./sources.js";
import { statusOf } from "./status.js";

/** `GET /opendata/{dataset}` and `/opendata/{dataset}/{identifier}`: names in any case, never an envelope. */
export const openData: OpenHandler = async (state, { path, query }) => {
  const name = path["dataset"]!.toLowerCase();
  const dataset = [...state.datasets.values()].find((one) => one.evidenceCodeName.toLowerCase() === name);
  if (!dataset) throw refusal(1007);
  if (!dataset.isPublic) throw refusal(1006, { detail: "not open" });
  const request = { subject: path["identifier"] ?? null, requestor: null, parameters: {} };
  const values = await fetchFrom(state, dataset, request);
  if (values instanceof Uint8Array) return { headers: { "Content-Type": "application/octet-stream" }, body: values };
  return bare(values, query.text("query"));
};

/** `GET /public/metadata/evidencecodes` and `/public/metadata/evidencecodes/{context}` */
export const listDatasets: OpenHandler = (state, ask) => {
  const context = ask.path["context"]?.toLowerCase();
  const isIn = ({ belongsToServiceContexts: contexts }: Dataset): boolean =>
    context === undefined || contexts.some((one) => one.toLowerCase() === context);
  return metadata(ask, [...state.datasets.values()].filter(isIn));
};

/** `GET /public/metadata/statuscodes`: 1 to 5 alone. */
export const listStatusCodes: OpenHandler = (_, ask) => metadata(ask, [1, 2, 3, 4, 5].map(statusOf));

/** `GET /public/metadata/errorcodes` */
export const listErrorCodes: OpenHandler = (_, ask) => {
  const codes = Object.entries(errorCodes).map(([code, [, description]]) => ({ code: Number(code), description }));
  return { body: shown(ask, codes) };
};

/** `GET /public/metadata/servicecontexts` */
export const listContexts: OpenHandler = (_, ask) => metadata(ask, [...serviceContexts.keys()]);

function metadata(ask: Ask, body: unknown): Answer {
  return { headers: { "Access-Control-Allow-Origin": "*" }, body: shown(ask, body) };
}
