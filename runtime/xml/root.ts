import { typeOf } from "./compile.js";
import { declarationOf, type ElementDeclaration } from "./content.js";
import type { XmlRoot } from "./table.js";

/** A root as an element like any other. */
export function rootDeclaration({ table, ...entry }: XmlRoot<unknown>): ElementDeclaration {
  return declarationOf({ table, typeOf }, entry);
}
