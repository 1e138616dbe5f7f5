import { altinn2RestV0 } from "./altinn2-rest.js";
import { altinn2Soap } from "./altinn2-soap.js";
import { xmlSchemas } from "./altinn2-xml.js";
import { accessManagement } from "./altinn3/access-management.js";
import { apps } from "./altinn3/apps.js";
import { dialogporten } from "./altinn3/dialogporten.js";
import { platformApis } from "./altinn3/platform-apis.js";
import { studioRepositoryV1 } from "./altinn3/studio.js";
import { tokenGeneratorV1 } from "./altinn3/test-tokens.js";
import { danDatasetsV1, danV1 } from "./dan.js";
import { selvbetjeningV1 } from "./digdir.js";
import type { Source } from "./source.js";

export { appEnvironments, appModelSource, appSource, documentUrl, modelUrl, ownSources } from "./altinn3/own-apps.js";
export type { App } from "./altinn3/own-apps.js";
export type { ApiSource, GraphqlSource, Source, SourceDocument } from "./source.js";

/** Everything altinnkit knows how to pull, by id. */
export const sources: readonly Source[] = [
  ...accessManagement,
  ...apps,
  ...dialogporten,
  ...platformApis,
  studioRepositoryV1,
  tokenGeneratorV1,
  selvbetjeningV1,
  danV1,
  danDatasetsV1,
  altinn2RestV0,
  altinn2Soap,
  ...xmlSchemas,
].sort((one, other) => (one.id < other.id ? -1 : 1));
