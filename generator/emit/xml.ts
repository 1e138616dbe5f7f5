import { xmlCodec } from "../../templates/xml-codec.js";
import { xmlIndex, type RootExport } from "../../templates/xml-index.js";
import { xmlTypes } from "../../templates/xml-types.js";
import { isReservedWord } from "../model/naming/reserved.js";
import { valueIdentifier } from "../model/naming/words.js";
import type { XmlLibrary, XmlModule } from "../model/xml.js";
import { layout } from "./layout.js";

/**
 * The finished files of an XML contract: its types, the table of its codec, and a descriptor per root element.
 *
 * @param library - The types of this module and of those it refers to.
 */
export function xmlFiles(module: XmlModule, library: XmlLibrary): ReadonlyMap<string, string> {
  const { types, codec, index } = layout.xml;
  const roots = rootExports(module);
  return new Map([
    [types, xmlTypes(module, library, types)],
    [codec, xmlCodec(module)],
    [index, xmlIndex(module, library, roots)],
  ]);
}

/** What `index.gen.ts` calls its own. */
const reserved = ["table", "types", "xmlRoot"];

/** The constants of a module: a constant is its element's name; with `Element` after it where a type has that name already. */
export function rootExports({ types, roots }: XmlModule): readonly RootExport[] {
  const taken = new Set([...reserved, ...types.map(({ name }) => name)]);
  const constants = new Map<string, string>();
  for (const { name } of roots.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    let constant = valueIdentifier(name);
    while (taken.has(constant) || isReservedWord(constant)) constant += "Element";
    taken.add(constant);
    constants.set(name, constant);
  }
  return roots.map((root) => ({ root, constant: constants.get(root.name) ?? root.name }));
}
