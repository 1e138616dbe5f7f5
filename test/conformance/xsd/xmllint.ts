import { spawnSync } from "node:child_process";

const accepted = /^(.*) validates$/gm;

/** The documents a schema accepts. */
export function validated(schema: string, documents: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (let start = 0; start < documents.length; start += 100) {
    const args = ["--nonet", "--noout", "--schema", schema, ...documents.slice(start, start + 100)];
    const { error, stderr } = spawnSync("xmllint", args, { encoding: "utf8", maxBuffer: 2 ** 28 });
    if (error) throw new Error("xmllint is missing; install libxml2-utils.", { cause: error });
    for (const [, path = ""] of stderr.matchAll(accepted)) found.add(path);
  }
  return found;
}
