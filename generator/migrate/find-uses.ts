import { relative } from "node:path";
import { clientUses, type RestNames } from "./client-uses.js";
import { readSources } from "./read-sources.js";
import { restUses } from "./rest-uses.js";
import { scan } from "./scan.js";
import { soapUses } from "./soap-uses.js";
import type { FoundUse, Use } from "./use.js";

/**
 * Finds what source code uses of Altinn II.
 *
 * @param sources - `tsconfig.json`s, files, folders or globs.
 * @param names - Our names of the REST API's operations.
 * @throws InputError when a source has no files.
 */
export async function findUses(sources: readonly string[], names: RestNames): Promise<{ files: number; uses: Use[] }> {
  const files = await readSources(sources);
  const scanned = files.map(scan);
  const found = [
    ...restUses(scanned),
    ...scanned.flatMap(soapUses),
    ...files.flatMap((file) => clientUses(file, names)),
  ];
  return { files: files.length, uses: inOrder(found.map(useOf)) };
}

function useOf({ node, ...use }: FoundUse): Use {
  const file = node.getSourceFile();
  const { line, column } = file.getLineAndColumnAtPos(node.getStart());
  return { file: relative(process.cwd(), file.getFilePath()).replaceAll("\\", "/"), line, column, ...use };
}

/** By place; what several of our ways to look found at one place is told once. */
function inOrder(uses: readonly Use[]): Use[] {
  const byPlace = new Map(uses.map((use) => [`${use.file}:${use.line}:${use.column} ${use.altinn2}`, use]));
  return [...byPlace.values()].sort(
    (one, other) =>
      compare(one.file, other.file) ||
      one.line - other.line ||
      one.column - other.column ||
      compare(one.altinn2, other.altinn2),
  );
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
