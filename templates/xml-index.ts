import {
  StructureKind,
  VariableDeclarationKind,
  type SourceFileStructure,
  type VariableStatementStructure,
} from "ts-morph";
import type { XmlLibrary, XmlModule, XmlRootElement } from "../generator/model/xml.js";
import { docText } from "./doc.js";
import { rootData, tableData } from "./xml-codec.js";
import { OtherModules } from "./xml-modules.js";
import { TypeText } from "./xml-type-text.js";

/** A root element and the constant that stands for it. */
export interface RootExport {
  readonly constant: string;
  readonly root: XmlRootElement;
}

/** `index.gen.ts` of an XML contract: its types, and one descriptor per element a document may start with. */
export function xmlIndex(module: XmlModule, library: XmlLibrary, roots: readonly RootExport[]): SourceFileStructure {
  const others = new OtherModules(module.id);
  const text = new TypeText(library, others, "types.");
  const { imports } = tableData(module);
  const constants = roots.map((root) => rootConstant(root, text, imports));
  const reexport = {
    kind: StructureKind.ExportDeclaration,
    isTypeOnly: true,
    moduleSpecifier: "./types.gen.js",
  } as const;
  if (roots.length === 0) return { kind: StructureKind.SourceFile, statements: [reexport] };
  const ownTypes = { ...reexport, kind: StructureKind.ImportDeclaration, namespaceImport: "types" } as const;
  const runtimeTypes = [...text.used].sort().map((name) => ({ name, isTypeOnly: true }));
  return {
    kind: StructureKind.SourceFile,
    statements: [
      {
        kind: StructureKind.ImportDeclaration,
        moduleSpecifier: "altinnkit/codegen",
        namedImports: [{ name: "xmlRoot" }, ...runtimeTypes],
      },
      { kind: StructureKind.ImportDeclaration, moduleSpecifier: "./codec.gen.js", namedImports: ["table"] },
      ...(text.declared.size > 0 ? [ownTypes] : []),
      ...others.typeImports("types.gen.ts"),
      reexport,
      ...constants,
    ],
  };
}

function rootConstant(
  { constant, root }: RootExport,
  text: TypeText,
  imports: OtherModules,
): VariableStatementStructure {
  const { name, doc } = root;
  const data = JSON.stringify({ element: name, ...rootData(root, imports) });
  const descriptor = `${data.slice(0, -1)}, table }`;
  return {
    kind: StructureKind.VariableStatement,
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    docs: [docText([`The root element \`${name}\`.`, doc].filter(Boolean).join("\n\n"))],
    declarations: [{ name: constant, initializer: `/*@__PURE__*/ xmlRoot<${text.content(root)}>(${descriptor})` }],
  };
}
