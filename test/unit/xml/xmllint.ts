import { spawnSync } from "node:child_process";

/** What xmllint says against a document; empty when the schema accepts it. */
export function objections(document: string, schemaPath: string): string {
  const { error, status, stderr } = spawnSync("xmllint", ["--noout", "--nonet", "--schema", schemaPath, "-"], {
    input: document,
    encoding: "utf8",
  });
  if (error) throw new Error("xmllint is missing; install libxml2-utils.", { cause: error });
  return status === 0 ? "" : stderr;
}
