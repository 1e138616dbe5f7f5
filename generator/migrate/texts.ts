import { Node, SyntaxKind, type SourceFile } from "ts-morph";
import { evaluate } from "./evaluate.js";

/** A text that source code holds or puts together. */
export interface Text {
  readonly node: Node;
  readonly text: string;
}

const kinds = [
  SyntaxKind.BinaryExpression,
  SyntaxKind.TemplateExpression,
  SyntaxKind.NewExpression,
  SyntaxKind.CallExpression,
  SyntaxKind.NoSubstitutionTemplateLiteral,
  SyntaxKind.StringLiteral,
];

/** The texts of a file, from the outside in, without the names of modules. Those that were taken are left out, and what is in them. */
export function textsIn(file: SourceFile, taken: ReadonlySet<Node> = new Set()): Text[] {
  const found: Text[] = [];
  const visit = (node: Node): void => {
    if (Node.isImportDeclaration(node) || Node.isExportDeclaration(node) || taken.has(node)) return;
    const text = kinds.includes(node.getKind()) ? evaluate(node)?.text : undefined;
    if (text === undefined) node.forEachChild(visit);
    else found.push({ node, text });
  };
  file.forEachChild(visit);
  return found;
}
