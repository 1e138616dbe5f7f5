import { Node, SyntaxKind, type Identifier, type SourceFile } from "ts-morph";
import { migrationsOfSoap } from "../../migration/index.js";
import { contractOf, migrationsOfContract } from "./contracts.js";
import { routes } from "./routes.js";
import type { FoundUse } from "./use.js";

/** Our names of the REST API's operations by method and path, as `names.json` pins them: `GET /{}/messages`. */
export type RestNames = Readonly<Record<string, string>>;

const specifier = /(?:^|\/)altinn2\/(?:(rest)\/\w+|soap\/(\w+)(?:\/\w+)?)(?:\/index\.gen\.js)?$/;

/** The uses of our own Altinn II clients in a file: calls of their methods, and operations that are passed to a call. */
export function clientUses(file: SourceFile, names: RestNames): FoundUse[] {
  return file.getImportDeclarations().flatMap((declaration) => {
    const [, rest, service] = specifier.exec(declaration.getModuleSpecifierValue()) ?? [];
    if (rest === undefined && service === undefined) return [];
    const imported = declaration.getNamedImports().map((one) => one.getAliasNode() ?? one.getNameNode());
    const uses = imported.flatMap((name) => {
      const mentions = mentionsOf(name as Identifier);
      const calls = mentions.flatMap(callsOfClient);
      return rest === undefined ? soapCalls(service!, mentions, calls) : calls.flatMap((call) => restCall(call, names));
    });
    if (uses.length > 0) return uses;
    const contract = service && contractOf(service);
    return {
      node: declaration,
      altinn2: contract ?? "the REST API",
      certain: true,
      migrations: contract === undefined ? [] : migrationsOfContract(contract),
    };
  });
}

interface ClientCall {
  readonly node: Node;
  /** `messages.list`, or the name alone where a client has no groups. */
  readonly name: string;
}

/** Where a name is used in its file, but for its import. */
function mentionsOf(name: Identifier): Identifier[] {
  const symbol = name.getSymbol();
  return name
    .getSourceFile()
    .getDescendantsOfKind(SyntaxKind.Identifier)
    .filter((one) => one !== name && one.getText() === name.getText() && one.getSymbol() === symbol)
    .filter((one) => one.getFirstAncestorByKind(SyntaxKind.ImportDeclaration) === undefined);
}

/** The calls on a client that was made of a descriptor, or whose type says that it is one. */
function callsOfClient(descriptor: Identifier): ClientCall[] {
  const holder = descriptor.getFirstAncestor(
    (node) => Node.isVariableDeclaration(node) || Node.isParameterDeclaration(node) || Node.isPropertyDeclaration(node),
  );
  if (!Node.isNamed(holder) && !Node.isBindingNamed(holder)) return [];
  const name = holder.getNameNode();
  if (!Node.isIdentifier(name)) return [];
  return mentionsOf(name).flatMap(callFrom);
}

/** `client.messages.list(…)`, from where the client is mentioned; `this.client` is one too. */
function callFrom(mention: Identifier): ClientCall[] {
  const path: string[] = [];
  const around = mention.getParent();
  let node: Node = Node.isPropertyAccessExpression(around) && around.getNameNode() === mention ? around : mention;
  for (let parent = node.getParent(); Node.isPropertyAccessExpression(parent); parent = node.getParent()) {
    path.push(parent.getName());
    node = parent;
  }
  const called = path.length > 0 && Node.isCallExpression(node.getParent());
  return called ? [{ node, name: path.slice(0, 2).join(".") }] : [];
}

function restCall({ node, name }: ClientCall, names: RestNames): FoundUse[] {
  const place = Object.entries(names).find(([, one]) => one === name)?.[0];
  const route = routes.find(
    ({ method, path }) => `${method} ${path.slice("/api".length).replaceAll(/\{[^}]*\}/g, "{}")}` === place,
  );
  return route === undefined ? [] : [{ node, altinn2: route.route, certain: true, migrations: [route.migration] }];
}

function soapCalls(service: string, mentions: readonly Identifier[], calls: readonly ClientCall[]): FoundUse[] {
  const contract = contractOf(service);
  const operations = [...calls, ...mentions.map((node) => ({ node, name: node.getText() }))];
  return operations.flatMap(({ node, name }) => {
    const operation = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const migrations = migrationsOfSoap(operation, contract);
    return migrations.length === 0 ? [] : { node, altinn2: `${contract} ${operation}`, certain: true, migrations };
  });
}
