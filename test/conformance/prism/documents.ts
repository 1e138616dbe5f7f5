import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "../../../generator/errors.js";
import { isObject, type JsonObject } from "../../../generator/model/json.js";
import { operationsOf } from "../../../generator/model/operation-shape.js";
import { applyNames } from "../../../generator/model/naming/apply-names.js";
import { applyOverlay } from "../../../generator/read/overlay.js";
import { readNames } from "../../../generator/read/names.js";
import { parseJson } from "../../../generator/parse-json.js";
import { decodeText } from "../../../generator/pull/decode.js";
import { toOpenApi3 } from "../../../generator/pull/openapi/upgrade.js";
import type { Source, SourceDocument } from "../../../generator/sources/index.js";
import type { PinnedSpec } from "../../../generator/specs.js";
import { upstream } from "../../support/upstream.js";
import { readable } from "./prism-limits.js";
import { repaired } from "./repairs.js";

/** A document that Prism starts from. */
export interface Judge {
  /** Below upstream's folder, or below `specs/`. */
  readonly file: string;
  readonly document: JsonObject;
  /** What it writes before the contract's paths. */
  readonly base: string;
  /** Which part of the contract it tells of: what upstream publishes, or what was worked out from source beside that. */
  readonly part: "whole" | "published" | "derived";
}

/** True where Prism starts from upstream's own documents, else it does from the pinned ones. */
export const fromUpstream = existsSync(upstream);

/** The documents that judge a contract. */
export async function judgesOf(spec: PinnedSpec, source: Source): Promise<Judge[]> {
  // Parts written by hand are nothing to start from, and tell of few answers: our own corrections do.
  if (source.api?.handWritten) return [{ file: spec.file, document: usable(corrected(spec)), base: "", part: "whole" }];
  if (!fromUpstream) return [{ file: spec.file, document: usable(spec.document), base: "", part: "whole" }];
  return Promise.all(source.documents.map((document) => upstreamJudge(document, source)));
}

async function upstreamJudge({ mirror, supplement }: SourceDocument, { api, documents }: Source): Promise<Judge> {
  const value = parseJson(decodeText(await readFile(join(upstream, mirror)), mirror), mirror);
  if (!isObject(value)) throw new InputError(`${mirror}: an OpenAPI document is a JSON object.`);
  const document = toOpenApi3(value, mirror);
  const basePath = api?.basePath ?? "";
  const writesBase = operationsOf(document).some(({ path }) => path.startsWith(`${basePath}/`));
  return {
    file: mirror,
    document: usable(document),
    base: writesBase ? basePath : "",
    part: documents.length === 1 ? "whole" : supplement ? "derived" : "published",
  };
}

function corrected({ id, document, names, overlay = "" }: PinnedSpec): JsonObject {
  const named = applyNames(document, readNames("operations", names, `${id}/names.json`));
  return applyOverlay(named, overlay, `${id}/overlay.yaml`);
}

function usable(document: JsonObject): JsonObject {
  return readable(repaired(document));
}
