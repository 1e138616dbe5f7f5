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
  readonly values: readonly {
    readonly name: string;
    readonly valueType: string;
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
      ...(schemas.length === 0 ? [] : [schemaImport(schemas)]),
      ...datasets.flatMap((view) => [valuesInterface(view), parametersType(view)]),
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

function valuesInterface({ dataset, values }: DatasetView): InterfaceDeclarationStructure {
  const about = dataset.summary === undefined ? [] : [dataset.summary, ""];
  const doc = [...about, `The values of \`${dataset.name}\`. A source leaves out what it does not have.`].join("\n");
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: dataset.type,
    docs: [docText(doc + deprecation(dataset))],
    properties: values.map(({ name, type, valueType, description }) => {
      const says = [description, wireForms[valueType]].filter((text) => text !== undefined).join("\n\n");
      return {
        name: literal(name),
        type,
        hasQuestionToken: true,
        isReadonly: true,
        ...(says === "" ? {} : { docs: [docText(says)] }),
      };
    }),
  };
}

/** What the type does not tell of how a value is written. */
const wireForms: Readonly<Record<string, string>> = {
  amount: "Number and currency as text, such as `12500 NOK`, or empty.",
  dateTime: "ISO 8601, often without a time zone.",
  attachment: "Base64.",
};

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

function deprecation({ deprecated }: Dataset): string {
  return deprecated ? "\n\n@deprecated" : "";
}
