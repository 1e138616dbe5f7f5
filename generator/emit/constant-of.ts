import { valueIdentifier } from "../model/naming/words.js";

/** `altinn3/dialogporten/enduser/v1` is `dialogportenEnduserV1`; `dan/v1` has no more to be told by. */
export function constantOf(id: string): string {
  const segments = id.split("/");
  return valueIdentifier((segments.length > 2 ? segments.slice(1) : segments).join("-"));
}
