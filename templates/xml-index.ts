import type { XmlLibrary, XmlModule, XmlRootElement } from "../generator/model/xml.js";
import { literal } from "./doc.js";
import { comment, importLine } from "./type-layout.js";
import { rootData, tableData } from "./xml-codec.js";
import { OtherModules } from "./xml-modules.js";
import { TypeText } from "./xml-type-text.js";

/** A root element and the constant that stands for it. */
export interface RootExport {
  readonly constant: string;
  readonly root: XmlRootElement;
}

/** `index.gen.ts` of an XML contract: its types, and one descriptor per element a document may start with. */
export function xmlIndex(module: XmlModule, library: XmlLibrary, roots: readonly RootExport[]): string {
  const others = new OtherModules(module.id);
  const text = new TypeText(library, others, "types.");
  const { imports } = tableData(module);
  const constants = roots.map((root) => rootConstant(root, text, imports));
  const reexport = 'export type * from "./types.gen.js";\n';
  if (roots.length === 0) return reexport;
  const used = [...text.used].sort().map((name) => `type ${name}`);
  const lines = [
    importLine(["xmlRoot", ...used], "altinnkit/codegen", false),
    importLine(["table"], "./codec.gen.js", false),
    ...(text.declared.size > 0 ? ['import type * as types from "./types.gen.js";\n'] : []),
    ...others.typeImports("types.gen.ts"),
    reexport,
  ];
  return [lines.join(""), ...constants].join("\n");
}

function rootConstant({ constant, root }: RootExport, text: TypeText, imports: OtherModules): string {
  const { name, doc } = root;
  const fields = Object.entries({ element: name, ...rootData(root, imports) });
  const data = fields.map(([key, value]) => `${key}: ${literal(value)}`).join(", ");
  const said = comment([`The root element \`${name}\`.`, doc].filter(Boolean).join("\n\n"));
  return `${said}export const ${constant} = /*@__PURE__*/ xmlRoot<${text.content(root)}>({ ${data}, table });\n`;
}
