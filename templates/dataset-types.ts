import {
  StructureKind,
  type ImportDeclarationStructure,
  type InterfaceDeclarationStructure,
  type SourceFileStructure,
  type TypeAliasDeclarationStructure,
} from "ts-morph";
import type { Dataset } from "../generator/model/contract.js";
import { docText, literal } from "./doc.js";

/** What the files of the datasets show of one of them. */
export interface DatasetView {
  readonly dataset: Dataset;
  /** Name of the descriptor. */
  readonly constant: string;
  /** Other names of the same data, on the wire. */
  readonly aliases: readonly string[];
  /** The type that has these values already, for an alias. */
  readonly sameAs?: string;
  readonly values: readonly {
    readonly name: string;
    readonly type: string;
    readonly description?: string;
  }[];
  readonly parameters: readonly { readonly name: string; readonly type: string; readonly required: boolean }[];
}

/** `datasets.gen.ts`: the values and the parameters of every dataset. */
export function datasetTypes(datasets: readonly DatasetView[], schemas: readonly string[]): SourceFileStructure {
  return {
    kind: StructureKind.SourceFile,
    statements: [
      ...valueTypeImport(datasets),
      ...(schemas.length === 0 ? [] : [schemaImport(schemas)]),
      ...datasets.flatMap((view) => [valuesType(view), parametersType(view)]),
    ],
  };
}

function schemaImport(schemas: readonly string[]): ImportDeclarationStructure {
  return {
    kind: StructureKind.ImportDeclaration,
    isTypeOnly: true,
    namedImports: [...schemas],
    moduleSpecifier: "./schemas.gen.js",
  };
}

function valueTypeImport(datasets: readonly DatasetView[]): ImportDeclarationStructure[] {
  const own = datasets.filter(({ sameAs }) => sameAs === undefined);
  const used = new Set(own.flatMap(({ values }) => values.map(({ type }) => type)));
  const namedImports = ["Amount", "Attachment", "Moment"].filter((name) => used.has(name));
  if (namedImports.length === 0) return [];
  return [
    { kind: StructureKind.ImportDeclaration, isTypeOnly: true, namedImports, moduleSpecifier: "altinnkit/codegen" },
  ];
}

function valuesType(view: DatasetView): InterfaceDeclarationStructure | TypeAliasDeclarationStructure {
  const { dataset, sameAs } = view;
  if (sameAs === undefined) return valuesInterface(view);
  const docs = [docText(`The values of \`${dataset.name}\`.${deprecation(dataset)}`)];
  return { kind: StructureKind.TypeAlias, isExported: true, name: dataset.type, docs, type: sameAs };
}

function valuesInterface({ dataset, values }: DatasetView): InterfaceDeclarationStructure {
  const about = dataset.summary === undefined ? [] : [dataset.summary, ""];
  const doc = [...about, `The values of \`${dataset.name}\`. A source leaves out what it does not have.`].join("\n");
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: dataset.type,
    docs: [docText(doc + deprecation(dataset))],
    properties: values.map(({ name, type, description }) => ({
      name: literal(name),
      type,
      hasQuestionToken: true,
      isReadonly: true,
      ...(description === undefined ? {} : { docs: [docText(description)] }),
    })),
  };
}

function parametersType({
  dataset,
  parameters,
}: DatasetView): InterfaceDeclarationStructure | TypeAliasDeclarationStructure {
  const declared = {
    isExported: true,
    name: `${dataset.type}Parameters`,
    docs: [`What \`${docText(dataset.name)}\` takes.`],
  };
  if (parameters.length === 0) return { kind: StructureKind.TypeAlias, ...declared, type: "Record<string, never>" };
  return {
    kind: StructureKind.Interface,
    ...declared,
    properties: parameters.map(({ name, type, required }) => ({
      name: literal(name),
      type,
      hasQuestionToken: !required,
      isReadonly: true,
    })),
  };
}

/** The tag that has editors and linters warn of a dataset on its way out. */
export function deprecation({ deprecated, sunset }: Dataset): string {
  if (!deprecated) return "";
  return `\n\n@deprecated${sunset === undefined ? "" : ` It may be gone after ${sunset}.`}`;
}
