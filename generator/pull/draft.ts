import type { JsonObject } from "../model/json.js";
import type { Format } from "../specs.js";

/** A contract as a source gives it, not named yet. */
export interface Draft {
  readonly id: string;
  readonly format: Format;
  readonly document: JsonObject;
  /** Names of the source's documents that it was made from. */
  readonly documents: readonly string[];
  /** One of them is not what upstream publishes, but was worked out. */
  readonly derived: boolean;
}
