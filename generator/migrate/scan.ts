import {
  Node,
  type CallExpression,
  type NewExpression,
  type PropertyAccessExpression,
  type SourceFile,
} from "ts-morph";

/** A file, and the nodes of it that uses are looked for in. */
export interface Scanned {
  readonly file: SourceFile;
  readonly calls: readonly (CallExpression | NewExpression)[];
  readonly accesses: readonly PropertyAccessExpression[];
  /** Literals, the beginnings of templates, and the names of properties. */
  readonly words: readonly string[];
}

/** Goes through a file once: a project has many, and most of them have nothing to tell. */
export function scan(file: SourceFile): Scanned {
  const calls: (CallExpression | NewExpression)[] = [];
  const accesses: PropertyAccessExpression[] = [];
  const words: string[] = [];
  file.forEachDescendant((node) => {
    if (Node.isCallExpression(node) || Node.isNewExpression(node)) calls.push(node);
    else if (Node.isPropertyAccessExpression(node)) accesses.push(node);
    else if (Node.isPropertyAssignment(node)) words.push(node.getName());
    else if (Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node) || Node.isTemplateHead(node)) {
      words.push(node.getLiteralText());
    }
  });
  return { file, calls, accesses, words };
}
