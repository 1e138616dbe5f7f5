import openapiTS from "openapi-typescript";
import ts from "typescript";
import { objectAt, type JsonObject } from "../model/json.js";
import { numberConstant } from "./number-names.js";
import { typeOfSchema, withImports } from "./schema-types.js";

/** What openapi-typescript makes of a document, its schemas told apart from the rest. */
export interface OpenApiTypes {
  /** One named interface or type per schema. */
  readonly schemas: string;
  /** `paths` and `operations`, which refer to schemas by name. */
  readonly paths: string;
  /** The type of a message or a parameter group of an operation, as text, such as `parameters`, `path`. */
  readonly typeAt: (operation: string, ...members: readonly string[]) => string | undefined;
}

/** Runs openapi-typescript and lifts every schema to a named declaration, which is what a reader hovers over. */
export async function openApiTypes(document: JsonObject): Promise<OpenApiTypes> {
  const nodes = await openapiTS(structuredClone(document) as never, {
    silent: true,
    // A default is what the service fills in; nobody has to send it.
    defaultNonNullable: false,
    transform: typeOfSchema,
  });
  const named = nodes.map((node) => ts.visitNode(node, byName) ?? node);
  const interfaces = named.filter(ts.isInterfaceDeclaration);
  const components = interfaces.find(({ name }) => name.text === "components");
  const others = interfaces.filter((node) => node !== components && ["paths", "operations"].includes(node.name.text));
  const schemas = components === undefined ? [] : membersOf(components.members, "schemas");
  const operations = others.find(({ name }) => name.text === "operations");
  const described = objectAt(objectAt(document, "components"), "schemas");
  const declared = schemas.flatMap((member) => [
    ...numberConstant(nameOf(member), described[nameOf(member)]),
    declaration(member),
  ]);
  return {
    schemas: schemas.length === 0 ? "export {};" : withImports(print(declared)),
    paths: withImports(print(others)),
    typeAt: (operation, ...members) => {
      const found = [operation, ...members].reduce<readonly ts.TypeElement[] | ts.TypeNode | undefined>(
        (at, member) => typeOf(Array.isArray(at) ? at : literalMembers(at as ts.TypeNode | undefined), member),
        operations?.members as unknown as readonly ts.TypeElement[] | undefined,
      );
      return found === undefined || Array.isArray(found) ? undefined : print([found as ts.TypeNode]).trim();
    },
  };
}

/** `components["schemas"]["Instance"]` becomes `Instance`. */
function byName(node: ts.Node): ts.Node {
  const name = schemaName(node);
  if (name !== undefined) return ts.factory.createTypeReferenceNode(name);
  return ts.visitEachChild(node, byName, undefined);
}

function schemaName(node: ts.Node): string | undefined {
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isIndexedAccessTypeNode(node.objectType)) return undefined;
  const { objectType: root, indexType: section } = node.objectType;
  const isSchemas =
    ts.isTypeReferenceNode(root) &&
    (root.typeName as ts.Identifier).text === "components" &&
    literalText(section) === "schemas";
  return isSchemas ? literalText(node.indexType) : undefined;
}

function literalText(node: ts.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal) ? node.literal.text : undefined;
}

function declaration(member: ts.PropertySignature): ts.Statement {
  const name = nameOf(member);
  const modifiers = [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  const { type } = member;
  const declared =
    type !== undefined && ts.isTypeLiteralNode(type)
      ? ts.factory.createInterfaceDeclaration(modifiers, name, undefined, undefined, type.members)
      : ts.factory.createTypeAliasDeclaration(modifiers, name, undefined, type!);
  for (const comment of ts.getSyntheticLeadingComments(member) ?? []) {
    ts.addSyntheticLeadingComment(declared, comment.kind, comment.text, comment.hasTrailingNewLine);
  }
  return declared;
}

function membersOf(members: readonly ts.TypeElement[], name: string): ts.PropertySignature[] {
  return literalMembers(typeOf(members, name)).filter(ts.isPropertySignature);
}

function typeOf(members: readonly ts.TypeElement[], name: string): ts.TypeNode | undefined {
  const member = members.find((candidate) => nameOf(candidate) === name);
  return member !== undefined && ts.isPropertySignature(member) ? member.type : undefined;
}

function literalMembers(type: ts.TypeNode | undefined): readonly ts.TypeElement[] {
  return type !== undefined && ts.isTypeLiteralNode(type) ? type.members : [];
}

function nameOf({ name }: ts.TypeElement): string {
  return name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name))
    ? name.text
    : "";
}

const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });

function print(nodes: readonly ts.Node[]): string {
  const file = ts.createSourceFile("types.ts", "", ts.ScriptTarget.ESNext, false, ts.ScriptKind.TS);
  return nodes.map((node) => `${printer.printNode(ts.EmitHint.Unspecified, node, file)}\n`).join("\n");
}
