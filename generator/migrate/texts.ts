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

/**
 * The texts of a file, from the outside in, without the names of modules. Those that were taken are left out, and what is
 * in them.
 */
export function textsIn(file: SourceFile, taken: ReadonlySet<Node> = new Set()): Text[] {
  const found: Text[] = [];
  const visit = (node: Node): void => {
    if (Node.isImportDeclaration(node) || Node.isExportDeclaration(node) || taken.has(node)) return;
    const evaluated = kinds.includes(node.getKind()) ? evaluate(node) : undefined;
    if (evaluated === undefined) node.forEachChild(visit);
    else if (!evaluated.from.some((part) => taken.has(part) && isWithin(part, node))) {
      found.push({ node, text: evaluated.text });
    }
  };
  file.forEachChild(visit);
  return found;
}

function isWithin(part: Node, whole: Node): boolean {
  return part.getFirstAncestor((node) => node === whole) !== undefined;
}
