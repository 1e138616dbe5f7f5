import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { Project, ts, type SourceFile } from "ts-morph";
import { InputError } from "../errors.js";

const extensions = "{ts,tsx,mts,cts,js,jsx,mjs,cjs}";

/** What is looked for does not need them, and reading them takes its time. */
const options = { allowJs: true, noLib: true, types: [] };

/**
 * The files that `tsconfig.json`s, files, folders or globs lead to.
 *
 * What is installed, declared or generated is left out: the calls of it are what is looked for.
 *
 * @throws InputError when one of them leads to no file.
 */
export async function readSources(sources: readonly string[]): Promise<SourceFile[]> {
  const configs = sources.filter((source) => source.endsWith(".json")).flatMap((source) => readConfig(source));
  const project = new Project({
    compilerOptions: { ...options, paths: Object.assign({}, ...configs.map(pathsOf)) as Record<string, string[]> },
    skipFileDependencyResolution: true,
  });
  project.addSourceFilesAtPaths(configs.flatMap(({ fileNames }) => fileNames));
  for (const source of sources.filter((one) => !one.endsWith(".json"))) {
    const added = project.addSourceFilesAtPaths(await globsOf(source));
    if (added.length === 0) throw new InputError(`${source}: no TypeScript or JavaScript files are here.`);
  }
  return project.getSourceFiles().filter((file) => !isOthers(file));
}

function isOthers(file: SourceFile): boolean {
  return file.isDeclarationFile() || file.isInNodeModules() || /\.gen\.[cm]?[jt]s$/.test(file.getBaseName());
}

/** A `tsconfig.json` and those it refers to, each once. */
function readConfig(config: string, seen = new Set<string>()): ts.ParsedCommandLine[] {
  const file = resolve(config);
  if (seen.has(file)) return [];
  seen.add(file);
  const fail = ({ messageText }: ts.Diagnostic): never => {
    throw new InputError(`${config}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
  };
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail };
  const parsed = ts.getParsedCommandLineOfConfigFile(file, { allowJs: true }, host);
  if (parsed === undefined) return [];
  const referred = (parsed.projectReferences ?? []).map((reference) => ts.resolveProjectReferencePath(reference));
  return [parsed, ...referred.flatMap((one) => readConfig(one, seen))];
}

/** The names that a `tsconfig.json` maps, with the files in full. */
function pathsOf({ options }: ts.ParsedCommandLine): Record<string, string[]> {
  const base = options.baseUrl ?? (options["pathsBasePath"] as string | undefined) ?? ".";
  return Object.fromEntries(
    Object.entries(options.paths ?? {}).map(([name, files]) => [name, files.map((one) => resolve(base, one))]),
  );
}

async function globsOf(source: string): Promise<string[]> {
  const folder = (await stat(source).catch(() => undefined))?.isDirectory() ?? false;
  return folder ? [`${source}/**/*.${extensions}`, "!**/node_modules/**"] : [source, "!**/node_modules/**"];
}
