import { readFileSync } from "node:fs";
import { xmlRoot, type XmlRoot } from "altinnkit/codegen";
import { Diagnostics } from "../../../generator/diagnostics.js";
import { rootData, tableData } from "../../../templates/xml-codec.js";
import { xmlFiles } from "../../../generator/emit/xml.js";
import type { Json, JsonObject } from "../../../generator/model/json.js";
import { libraryOf, type XmlModule } from "../../../generator/model/xml.js";
import { readXsd, writeSchema } from "../../../generator/read/xsd/index.js";
import { readXsdSchema } from "../../../generator/read/xsd-schema.js";

/** An XSD as everything that is made of it. */
export interface Reading {
  readonly schema: JsonObject;
  readonly module: XmlModule;
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly string[];
}

/** The path of a fixture. */
export function fixture(name: string): string {
  return new URL(`../../fixtures/xml/${name}`, import.meta.url).pathname;
}

/** Reads an XSD, and reads what is pinned of it back with all keys sorted, as it is after pinning. */
export function read(xsd: string | Uint8Array, docs: "strip" | "keep" = "strip"): Reading {
  const report = new Diagnostics();
  const bytes = typeof xsd === "string" ? new TextEncoder().encode(xsd) : xsd;
  const modules = readXsd([{ name: "test.xsd", bytes }], {
    id: "test/v1",
    moduleOf: () => "test/v1",
    docs,
    roots: "free",
    find: () => undefined,
    report,
  });
  const schema = sorted(writeSchema(modules[0]!, libraryOf(modules))) as JsonObject;
  const module = readXsdSchema("test/v1", schema, report);
  const diagnostics = report.all.map(({ at, detail }) => `${at} ${detail}`);
  return { schema, module, files: xmlFiles(module, libraryOf([module])), diagnostics };
}

/** Reads a fixture. */
export function readFixture(name: string): Reading {
  return read(readFileSync(fixture(name)));
}

/** The descriptor generated code would export, without running generated code. */
export function rootOf({ module }: Reading, element = module.roots[0]?.name): XmlRoot<unknown> {
  const root = module.roots.find(({ name }) => name === element);
  if (!root) throw new Error(`No root named ${element}.`);
  const { table, imports } = tableData(module);
  return xmlRoot({ element: root.name, ...rootData(root, imports), table } as XmlRoot<unknown>);
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
