import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Diagnostics } from "../../generator/diagnostics.js";
import { isObject, objectAt, type Json, type JsonObject } from "../../generator/model/json.js";
import { parseJson } from "../../generator/parse-json.js";
import { decodeText } from "../../generator/pull/decode.js";
import { cutRuntimeTypes } from "../../generator/pull/openapi/cut-runtime-types.js";
import { matchPathParameters } from "../../generator/pull/openapi/match-path-parameters.js";
import { toOpenApi3 } from "../../generator/pull/openapi/upgrade.js";
import { readContract } from "../../generator/read/index.js";
import { sources } from "../../generator/sources/index.js";
import { readSpec } from "../../generator/specs.js";
import { upstream } from "../support/upstream.js";

/** What a server on this machine starts from. */
export interface ServedDocument {
  readonly document: JsonObject;
  /** What it writes before the contract's paths. */
  readonly base: string;
}

/** Upstream's own document where it is at hand, with no more repairs than its users need; else the pinned one. */
export async function documentOf(id: string): Promise<ServedDocument> {
  const { document, base } = existsSync(upstream) ? await upstreamDocument(id) : await pinnedDocument(id);
  return { document: { ...document, servers: [{ url: "/" }] }, base };
}

/** The pinned document with its overlay. */
export async function pinnedDocument(id: string): Promise<ServedDocument> {
  const contract = readContract(
    await readSpec("specs", { id, format: "openapi", file: `${id}/openapi.json` }),
    new Diagnostics(),
  );
  if (contract.kind !== "api") throw new Error(`${id} is no API.`);
  return { document: contract.document, base: "" };
}

async function upstreamDocument(id: string): Promise<ServedDocument> {
  const source = sources.find((one) => one.id === id)!;
  const { mirror } = source.documents[0];
  const read = parseJson(decodeText(await readFile(join(upstream, mirror)), mirror), mirror);
  if (!isObject(read)) throw new Error(`${mirror} holds no document.`);
  // Prism follows the cycles of .NET's reflection for half a minute.
  const document = completed(matchPathParameters(cutRuntimeTypes(toOpenApi3(read, mirror))));
  const { basePath = "" } = source.api ?? {};
  const writesBase = Object.keys(objectAt(document, "paths")).some((path) => path.startsWith(`${basePath}/`));
  return { document, base: writesBase ? basePath : "" };
}

/** What the documents leave out of a POST, and the services' source tells: by the end of its path. */
const leftOut: Readonly<Record<string, (operation: JsonObject) => JsonObject>> = {
  "/attachment/{attachmentId}/upload": takesBytes,
  "/filetransfer/{fileTransferId}/upload": takesBytes,
  "/enterprise/consentrequests": answersCreated,
};

function takesBytes(operation: JsonObject): JsonObject {
  return { ...operation, requestBody: { required: true, content: { "application/octet-stream": {} } } };
}

function answersCreated({ responses, ...operation }: JsonObject): JsonObject {
  const { 200: ok } = responses as Record<string, Json>;
  return { ...operation, responses: { ...(responses as JsonObject), 201: ok! } };
}

function completed(document: JsonObject): JsonObject {
  const paths = Object.entries(objectAt(document, "paths")).map(([path, item]): [string, Json] => {
    const [, complete] = Object.entries(leftOut).find(([end]) => path.endsWith(end)) ?? [];
    return [path, complete && isObject(item) ? { ...item, post: complete(objectAt(item, "post")) } : item];
  });
  const components = objectAt(document, "components");
  const schemas = Object.entries(objectAt(components, "schemas")).map(([name, schema]): [string, Json] => [
    name,
    // A place in a list goes over the wire as text, not as the service's own object.
    /^(Int64|Guid)Opaque$/.test(name) ? { type: "string" } : schema,
  ]);
  return {
    ...document,
    paths: Object.fromEntries(paths),
    components: { ...components, schemas: Object.fromEntries(schemas) },
  };
}
