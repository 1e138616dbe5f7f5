import { stat } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { Project, ts, type SourceFile } from "ts-morph";
import { InputError } from "../errors.js";
import { clientUses, type RestNames } from "./client-uses.js";
import { restUses } from "./rest-uses.js";
import { scan } from "./scan.js";
import { soapUses } from "./soap-uses.js";
import type { FoundUse, Use } from "./use.js";

const extensions = "{ts,tsx,mts,cts,js,jsx,mjs,cjs}";

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

async function readSources(sources: readonly string[]): Promise<SourceFile[]> {
  const configs = sources.filter((source) => source.endsWith(".json")).flatMap((config) => withReferred(config));
  const project = new Project({
    // For the paths that it maps.
    ...(configs[0] === undefined ? {} : { tsConfigFilePath: configs[0] }),
    compilerOptions: { allowJs: true, noLib: true, types: [] },
    skipAddingFilesFromTsConfig: true,
    skipFileDependencyResolution: true,
  });
  for (const config of configs) project.addSourceFilesFromTsConfig(config);
  for (const source of sources.filter((one) => !one.endsWith(".json"))) {
    const added = project.addSourceFilesAtPaths(await globsOf(source));
    if (added.length === 0) throw new InputError(`${source}: no TypeScript or JavaScript files are here.`);
  }
  return project.getSourceFiles().filter((file) => !isOthers(file));
}

/** What is generated or declared is not told, but the calls of it. */
function isOthers(file: SourceFile): boolean {
  return file.isDeclarationFile() || file.isInNodeModules() || /\.gen\.[cm]?[jt]s$/.test(file.getBaseName());
}

/** A `tsconfig.json` and those it refers to, each once. */
function withReferred(config: string, seen = new Set<string>()): string[] {
  const file = resolve(config);
  if (seen.has(file)) return [];
  seen.add(file);
  const read: { config?: { references?: readonly { path: string }[] }; error?: ts.Diagnostic } = ts.readConfigFile(
    file,
    (path) => ts.sys.readFile(path),
  );
  if (read.error !== undefined) {
    throw new InputError(`${config}: ${ts.flattenDiagnosticMessageText(read.error.messageText, " ")}`);
  }
  const referred = (read.config?.references ?? []).map(({ path }) => join(dirname(file), path));
  const configs = referred.map((path) => (path.endsWith(".json") ? path : join(path, "tsconfig.json")));
  return [file, ...configs.flatMap((one) => withReferred(one, seen))];
}

async function globsOf(source: string): Promise<string[]> {
  const folder = (await stat(source).catch(() => undefined))?.isDirectory() ?? false;
  return folder ? [`${source}/**/*.${extensions}`, "!**/node_modules/**"] : [source, "!**/node_modules/**"];
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
