import { isObject, objectAt, type Json, type JsonObject } from "../../generator/model/json.js";
import { sources } from "../../generator/sources/index.js";
import { readSpec } from "../../generator/specs.js";
import { fromUpstream, judgesOf } from "../conformance/prism/documents.js";
import { pinned } from "./documents.js";

/** What a service on this machine is judged by. */
export interface JudgedDocument {
  readonly document: object;
  /** What it writes before the contract's paths. */
  readonly base: string;
}

/** Upstream's own document where it is at hand, with no more repairs than its users need; else the pinned one. */
export async function documentOf(id: string): Promise<JudgedDocument> {
  if (!fromUpstream) return { document: await pinned(id), base: "" };
  const spec = await readSpec("specs", { id, format: "openapi", file: `${id}/openapi.json` });
  const [published] = await judgesOf(
    spec,
    sources.find((source) => source.id === id)!,
  );
  const { document, base } = published!;
  return { document: { ...corrected(document), servers: [{ url: "/" }] }, base };
}

/** What the documents leave out of a POST, and the services' source tells: by the end of its path. */
const leftOut: Readonly<Record<string, (operation: JsonObject) => JsonObject>> = {
  "/attachment/{attachmentId}/upload": takesBytes,
  "/filetransfer/{fileTransferId}/upload": takesBytes,
  "/enterprise/consentrequests": answersCreated,
};

/** Schemas where a document shows .NET's own object in place of what goes over the wire. */
const onTheWire: JsonObject = {
  GuidOpaque: { type: "string" },
  Int64Opaque: { type: "string" },
  // CloudEvents 1.0, "Required Attributes".
  CloudEvent: { type: "object", required: ["id", "source", "specversion", "type"] },
};

function takesBytes(operation: JsonObject): JsonObject {
  return { ...operation, requestBody: { required: true, content: { "application/octet-stream": {} } } };
}

function answersCreated(operation: JsonObject): JsonObject {
  const responses = objectAt(operation, "responses");
  return { ...operation, responses: { ...responses, 201: objectAt(responses, "200") } };
}

function corrected(document: JsonObject): JsonObject {
  const paths = Object.entries(objectAt(document, "paths")).map(([path, item]): [string, Json] => {
    const [, complete] = Object.entries(leftOut).find(([end]) => path.endsWith(end)) ?? [];
    return [path, complete && isObject(item) ? { ...item, post: complete(objectAt(item, "post")) } : item];
  });
  const components = objectAt(document, "components");
  return {
    ...document,
    paths: Object.fromEntries(paths),
    components: { ...components, schemas: { ...objectAt(components, "schemas"), ...onTheWire } },
  };
}
