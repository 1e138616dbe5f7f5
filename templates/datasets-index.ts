import {
  StructureKind,
  VariableDeclarationKind,
  type SourceFileStructure,
  type VariableStatementStructure,
} from "ts-morph";
import { deprecation, type DatasetView } from "./dataset-types.js";
import { docText, literal } from "./doc.js";

/** `index.gen.ts` of the datasets: one descriptor each. */
export function datasetsIndex(title: string, datasets: readonly DatasetView[]): SourceFileStructure {
  return {
    kind: StructureKind.SourceFile,
    leadingTrivia: `/** ${docText(title)}. @module */\n`,
    statements: [
      { kind: StructureKind.ImportDeclaration, namedImports: ["dataset"], moduleSpecifier: "altinnkit/codegen" },
      {
        kind: StructureKind.ImportDeclaration,
        isTypeOnly: true,
        namespaceImport: "types",
        moduleSpecifier: "./datasets.gen.js",
      },
      { kind: StructureKind.ExportDeclaration, moduleSpecifier: "./codes.gen.js" },
      { kind: StructureKind.ExportDeclaration, isTypeOnly: true, moduleSpecifier: "./datasets.gen.js" },
      { kind: StructureKind.ExportDeclaration, isTypeOnly: true, moduleSpecifier: "./schemas.gen.js" },
      ...datasets.map(descriptor),
    ],
  };
}

function descriptor({ dataset, constant, aliases }: DatasetView): VariableStatementStructure {
  const { name, type, summary } = dataset;
  const roads = Object.keys(accessOf(dataset)).map(literal).join(" | ") || "never";
  const doc = (summary ?? `\`${name}\`.`) + deprecation(dataset);
  return {
    kind: StructureKind.VariableStatement,
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    docs: [docText(doc)],
    declarations: [
      {
        name: constant,
        initializer: `/*@__PURE__*/ dataset<types.${type}, types.${type}Parameters, ${roads}>(${literal(wire(dataset, aliases))})`,
      },
    ],
  };
}

/** What the runtime needs to know; a flag that is not set is left out. */
function wire(dataset: DatasetView["dataset"], aliases: readonly string[]): object {
  const { name, values, parameters, contexts, scopes, requirements, sunset, maxValidDays, timeoutSeconds } = dataset;
  return {
    name,
    aliases: aliases.length === 0 ? undefined : aliases,
    values: Object.fromEntries(values.map((value) => [value.name, value.valueType])),
    parameters: Object.fromEntries(
      parameters.map((parameter) => [
        parameter.name,
        { type: parameter.type, required: parameter.required || undefined },
      ]),
    ),
    contexts,
    scopes,
    // What else it says of them stands in its own members.
    requirements: requirements.filter(
      ({ type }) => !["MaskinportenScopeRequirement", "ConsentRequirement"].includes(type),
    ),
    access: accessOf(dataset),
    asynchronous: dataset.asynchronous || undefined,
    consent: dataset.consent || undefined,
    deprecated: dataset.deprecated || undefined,
    sunset,
    maxValidDays,
    timeoutSeconds,
  };
}

function accessOf({ direct, open, values }: DatasetView["dataset"]): object {
  const isFile = values.some(({ valueType }) => valueType === "binary");
  return { ...(direct ? { [isFile ? "file" : "direct"]: true } : {}), ...(open ? { open: true } : {}) };
}
