import { valueIdentifier } from "../model/naming/words.js";

/**
 * `altinn3/dialogporten/enduser/v1` is `dialogportenEnduserV1`; `dan/v1` has no more to be told by, and
 * `altinn3/apps/ttd/my-app` is `ttdMyApp`.
 */
export function constantOf(id: string): string {
  const segments = id.replace(/^altinn3\/apps\//, "apps/").split("/");
  return valueIdentifier((segments.length > 2 ? segments.slice(1) : segments).join("-"));
}
