import { afp01, brokerServiceManifest, hvemErHvem } from "./altinn2-xml.js";
import { storageV1 } from "./altinn3.js";
import { danDatasetsV1, danV1 } from "./dan.js";
import type { Source } from "./source.js";

export type { ApiSource, Source, SourceDocument } from "./source.js";

/** Everything altinnkit knows how to pull, by id. */
export const sources: readonly Source[] = [
  storageV1,
  danV1,
  danDatasetsV1,
  brokerServiceManifest,
  hvemErHvem,
  afp01,
].sort((one, other) => (one.id < other.id ? -1 : 1));
