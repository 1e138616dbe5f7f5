import { Node, SyntaxKind, type Expression } from "ts-morph";
import { unknownPart } from "./routes.js";

/** A text worked out from source code. */
export interface Evaluated {
  /** Parts that are only known at run time are {@link unknownPart}. */
  readonly text: string;
  /** The expressions it was put together from, wherever they stand. */
  readonly from: readonly Node[];
}

type Next = (inner: Node) => Evaluated | undefined;

/** Calls on a text that leave the words in it. */
const keeping = ["replace", "replaceAll", "toString", "trim"];

/**
 * The text that an expression stands for, as far as the source tells; undefined where it tells nothing.
 *
 * @param depth - How many expressions it may be led through: constants may name each other in a circle.
 */
export function evaluate(node: Node, depth = 16): Evaluated | undefined {
  if (depth === 0) return undefined;
  const next: Next = (inner) => evaluate(inner, depth - 1);
  if (Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node)) {
    return { text: node.getLiteralText(), from: [node] };
  }
  if (Node.isTemplateExpression(node)) {
    const spans = node.getTemplateSpans();
    const parts = spans.flatMap((span) => [next(span.getExpression()), span.getLiteral().getLiteralText()]);
    return together(node, [node.getHead().getLiteralText(), ...parts]);
  }
  if (
    Node.isParenthesizedExpression(node) ||
    Node.isAsExpression(node) ||
    Node.isSatisfiesExpression(node) ||
    Node.isNonNullExpression(node)
  ) {
    return next(node.getExpression());
  }
  if (Node.isConditionalExpression(node)) return next(node.getWhenTrue()) ?? next(node.getWhenFalse());
  if (Node.isBinaryExpression(node)) return binary(node, node.getOperatorToken().getKind(), next);
  if (Node.isNewExpression(node)) return node.getExpression().getText() === "URL" ? url(node, next) : undefined;
  if (Node.isCallExpression(node)) return call(node, node.getExpression(), next);
  if (Node.isPropertyAccessExpression(node) && node.getName() === "href") return next(node.getExpression());
  const value = valueOf(node);
  return value && next(value);
}

function binary(
  node: Node & { getLeft(): Expression; getRight(): Expression },
  operator: SyntaxKind,
  next: Next,
): Evaluated | undefined {
  const [left, right] = [next(node.getLeft()), next(node.getRight())];
  if (operator === SyntaxKind.PlusToken) return left || right ? together(node, [left, right]) : undefined;
  // Where a setting may be given, what stands for it when it is not.
  return [SyntaxKind.QuestionQuestionToken, SyntaxKind.BarBarToken].includes(operator) ? (left ?? right) : undefined;
}

function call(node: Node & { getArguments(): Node[] }, callee: Expression, next: Next): Evaluated | undefined {
  if (!Node.isPropertyAccessExpression(callee)) return undefined;
  const [target, name] = [callee.getExpression(), callee.getName()];
  if (Node.isArrayLiteralExpression(target) && name === "join") {
    const [separator] = node.getArguments();
    return together(node, target.getElements().map(next), (separator && next(separator)?.text) ?? ",");
  }
  if (name === "concat") {
    const first = next(target);
    return first && together(node, [first, ...node.getArguments().map(next)]);
  }
  return keeping.includes(name) ? next(target) : undefined;
}

/** `new URL(path, base)`. */
function url(node: Node & { getArguments(): Node[] }, next: Next): Evaluated | undefined {
  const [path, base] = node.getArguments().map(next);
  if (path === undefined) return undefined;
  const text = base === undefined || isAbsolute(path.text) ? path.text : joinUrl(base.text, path.text);
  return { text, from: [node, ...path.from, ...(base?.from ?? [])] };
}

/** A path below a base, as `new URL` joins them. */
function joinUrl(base: string, path: string): string {
  const [origin = ""] = /^(?:[a-z]+:\/\/[^/]*)?/i.exec(base)!;
  if (path.startsWith("/")) return `${origin}${path}`;
  return `${base === origin ? `${origin}/` : base.replace(/[^/]*$/, "")}${path}`;
}

/** Whether a text says its host. */
export function isAbsolute(text: string): boolean {
  return /^(?:[a-z]+:)?\/\//i.test(text);
}

function together(node: Node, parts: readonly (string | Evaluated | undefined)[], separator = ""): Evaluated {
  return {
    text: parts.map((part) => (typeof part === "string" ? part : (part?.text ?? unknownPart))).join(separator),
    from: [node, ...parts.flatMap((part) => (typeof part === "object" ? part.from : []))],
  };
}

/** The expression that gave a name its value: a constant's, a default, a member's of an object or an enumeration. */
export function valueOf(node: Node): Node | undefined {
  if (!Node.isIdentifier(node) && !Node.isPropertyAccessExpression(node)) return undefined;
  const symbol = (Node.isPropertyAccessExpression(node) ? node.getNameNode() : node).getSymbol();
  for (const declaration of (symbol?.getAliasedSymbol() ?? symbol)?.getDeclarations() ?? []) {
    const value = Node.isInitializerExpressionGetable(declaration) ? declaration.getInitializer() : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}
