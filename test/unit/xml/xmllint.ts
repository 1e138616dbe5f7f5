import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** A schema document that is written for a test. */
export interface SchemaFile {
  readonly name: string;
  readonly text: string;
}

/** Writes schema documents that refer to one another into one folder until the tests end; gives the path of the first. */
export function fileWith(schemas: readonly SchemaFile[]): string {
  const folder = mkdtempSync(join(tmpdir(), "xsd-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  for (const { name, text } of schemas) writeFileSync(join(folder, name), text);
  return join(folder, schemas[0]?.name ?? "");
}

/** What xmllint says against a document; empty when the schema accepts it. */
export function objections(document: string, schemaPath: string): string {
  const { error, status, stderr } = spawnSync("xmllint", ["--noout", "--nonet", "--schema", schemaPath, "-"], {
    input: document,
    encoding: "utf8",
  });
  if (error) throw new Error("xmllint is missing; install libxml2-utils.", { cause: error });
  return status === 0 ? "" : stderr;
}
