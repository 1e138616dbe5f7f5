import { Node, type CallExpression, type NewExpression, type ObjectLiteralExpression } from "ts-morph";
import { evaluate, isAbsolute, valueOf, type Evaluated } from "./evaluate.js";
import { isAltinn2, isAltinn2Host } from "./hosts.js";

/** A call that is given a URL. */
export interface HttpCall {
  readonly url: Evaluated;
  /** Upper case; left out where the source does not tell. */
  readonly method?: string;
  readonly node: Node;
}

const methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"];

/** Functions that get where nothing else is said. */
const getting = ["fetch", "axios", "got", "ky", "$fetch", "ofetch", "request", "Request", "needle", "undici"];

/** What a client's settings call the URL its paths are below. */
const baseNames = ["baseURL", "baseUrl", "prefixUrl", "prefix", "base", "rootUrl", "url"];

/** The URLs that a call or a `new` is given, each with its method. */
export function httpCalls(node: CallExpression | NewExpression): HttpCall[] {
  const callee = node.getExpression();
  const name = Node.isPropertyAccessExpression(callee) ? callee.getName() : callee.getText();
  // Texts that are put together are looked at where they are used.
  if (Node.isNewExpression(node) && name === "URL") return [];
  const given = node.getArguments();
  const options = given.map(objectOf).filter((object) => object !== undefined);
  const opaque = given.some((argument, index) => index > 0 && isOpaque(argument));
  const method = methodOf(name, given, options, opaque);
  const base = Node.isPropertyAccessExpression(callee) ? baseOf(callee.getExpression()) : undefined;
  const urls = [
    ...given.map((argument) => evaluate(argument)),
    ...options.map((object) => textIn(object, ["url", "uri"])),
    ...options.map(hostAndPath),
  ].filter((url) => url !== undefined);
  return urls.map((url) => ({ url: below(base, url), node, ...(method === undefined ? {} : { method }) }));
}

function methodOf(
  name: string,
  given: readonly Node[],
  options: readonly ObjectLiteralExpression[],
  opaque: boolean,
): string | undefined {
  const texts = [
    name === "del" ? "DELETE" : name,
    ...options.map((object) => textIn(object, ["method"])?.text),
    ...given.map((argument) => (Node.isStringLiteral(argument) ? argument.getLiteralText() : undefined)),
  ];
  const told = texts.map((text) => text?.toUpperCase()).find((text) => text !== undefined && methods.includes(text));
  return told ?? (getting.includes(name) && !opaque ? "GET" : undefined);
}

/** The URL of Altinn II that a client's paths are below: `axios.create({ baseURL })`, `new Client(url)`. */
function baseOf(client: Node): Evaluated | undefined {
  const made = valueOf(client);
  if (!Node.isCallExpression(made) && !Node.isNewExpression(made)) return undefined;
  const given = made.getArguments();
  return given
    .flatMap((argument) => {
      const object = objectOf(argument);
      return [evaluate(argument), object && textIn(object, baseNames)];
    })
    .find((text) => text !== undefined && isAltinn2(text.text));
}

/** Paths of such clients are below the whole of its base, with or without a slash in between. */
function below(base: Evaluated | undefined, url: Evaluated): Evaluated {
  if (base === undefined || isAbsolute(url.text)) return url;
  return {
    text: `${base.text.replace(/\/$/, "")}/${url.text.replace(/^\//, "")}`,
    from: [...base.from, ...url.from],
  };
}

/** As Node's own `request` takes them. */
function hostAndPath(object: ObjectLiteralExpression): Evaluated | undefined {
  const [host, path] = [textIn(object, ["hostname", "host"]), textIn(object, ["path"])];
  if (host === undefined || path === undefined || !isAltinn2Host(host.text)) return undefined;
  return { text: `https://${host.text}${path.text}`, from: [...host.from, ...path.from] };
}

/** Whether an argument may say a method that the source does not tell. */
function isOpaque(argument: Node): boolean {
  if (Node.isArrowFunction(argument) || Node.isFunctionExpression(argument)) return false;
  return evaluate(argument) === undefined && objectOf(argument) === undefined;
}

function objectOf(node: Node): ObjectLiteralExpression | undefined {
  const value = Node.isIdentifier(node) ? valueOf(node) : node;
  return Node.isObjectLiteralExpression(value) ? value : undefined;
}

function textIn(object: ObjectLiteralExpression, names: readonly string[]): Evaluated | undefined {
  for (const name of names) {
    const property = object.getProperty(name);
    if (Node.isPropertyAssignment(property)) return evaluate(property.getInitializerOrThrow());
    if (Node.isShorthandPropertyAssignment(property)) {
      const value = property.getValueSymbol()?.getDeclarations()[0];
      const initializer = Node.isInitializerExpressionGetable(value) ? value.getInitializer() : undefined;
      return initializer && evaluate(initializer);
    }
  }
  return undefined;
}
