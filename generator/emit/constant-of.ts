import { valueIdentifier } from "../model/naming/words.js";

/**
 * `altinn3/dialogporten/enduser/v1` is `dialogportenEnduserV1`; `dan/v1` has no more to be told by,
 * `altinn3/apps/ttd/my-app` is `ttdMyApp`, and `altinn2/rest/v0` is `altinn2RestV0`, as no other platform is meant.
 */
export function constantOf(id: string): string {
  const segments = id.replace(/^altinn3\/apps\//, "apps/").split("/");
  const told = segments.length > 2 && segments[0] !== "altinn2" ? segments.slice(1) : segments;
  return valueIdentifier(told.join("-"));
}
