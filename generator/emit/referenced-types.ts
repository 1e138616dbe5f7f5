import ts from "typescript";

/** Names of the types that a piece of source refers to. */
export function referencedTypes(source: string): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) names.add(node.typeName.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("types.ts", source, ts.ScriptTarget.ESNext, false, ts.ScriptKind.TS));
  return names;
}
