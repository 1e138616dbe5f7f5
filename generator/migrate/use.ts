import type { Node } from "ts-morph";
import type { Migration } from "../../migration/index.js";

/** One place that uses Altinn II. */
export interface Use {
  /** As it was given, or below the folder the command runs in. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What is used: `GET /api/{who}/messages`, `ServiceEngine/LookUp ExecuteLookUp`, or a contract as a whole. */
  readonly altinn2: string;
  /** False where nothing but the shape of a path or a name speaks for it. */
  readonly certain: boolean;
  /** What becomes of it; several where the method or the operation is not known. None: Altinn II, but nothing we know. */
  readonly migrations: readonly Migration[];
}

/** A use, and the piece of source code that is one. */
export interface FoundUse extends Pick<Use, "altinn2" | "certain" | "migrations"> {
  readonly node: Node;
}
