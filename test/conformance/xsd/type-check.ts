import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../../support/cli.js";

/** The versions users have, as this package's aliases for them. */
const compilers = { "5.9": "typescript", "6": "typescript-6", "7": "typescript-7" } as const;

/** A version of TypeScript. */
export type CompilerVersion = keyof typeof compilers;

/** What a careful user's project sets. */
const compilerOptions = {
  target: "es2023",
  lib: ["es2023", "dom", "dom.iterable"],
  module: "nodenext",
  moduleResolution: "nodenext",
  customConditions: ["altinnkit-source"],
  rewriteRelativeImportExtensions: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

/** Generated files by path, by the schema they come from. */
export type Generated = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What compilers say against generated files, by schema; all schemas are checked in one go. */
export async function typeCheck(
  generated: Generated,
  versions: readonly CompilerVersion[],
): Promise<ReadonlyMap<CompilerVersion, ReadonlyMap<string, readonly string[]>>> {
  const folder = mkdtempSync(join(tmpdir(), "altinnkit-judge-"));
  try {
    const schemas = writeAll(folder, generated);
    const found = new Map<CompilerVersion, ReadonlyMap<string, readonly string[]>>();
    for (const version of versions) found.set(version, bySchema(await runCompiler(folder, version), schemas));
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Makes a folder a project that finds this package; generated files may be written below it. */
export function prepareProject(folder: string, paths: Readonly<Record<string, readonly string[]>> = {}): void {
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  symlinkSync(root, join(folder, "node_modules", "altinnkit"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  const config = { compilerOptions: { ...compilerOptions, paths }, include: ["**/*.ts"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
}

/** What Node is told to run a compiler on a project. */
export function compilerArguments(folder: string, version: CompilerVersion): readonly string[] {
  const compiler = join(root, "node_modules", compilers[version], "bin/tsc");
  return ["--max-old-space-size=6144", compiler, "-p", folder, "--pretty", "false"];
}

/** What a compiler prints about a project. */
async function runCompiler(folder: string, version: CompilerVersion): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, maxBuffer: 2 ** 28 };
    execFile(process.execPath, compilerArguments(folder, version), options, (error, stdout, stderr) => {
      if (error && stdout === "") reject(new Error(`tsc ${version}: ${stderr || error.message}`));
      else resolve(stdout);
    });
  });
}

/** A folder for each schema, so that the compiler's messages lead back to it. */
function writeAll(folder: string, generated: Generated): ReadonlyMap<string, string> {
  prepareProject(folder);
  const schemas = new Map<string, string>();
  for (const [schema, files] of generated) {
    const name = `s${schemas.size}`;
    schemas.set(name, schema);
    for (const [path, text] of files) {
      const file = join(folder, name, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
  return schemas;
}

function bySchema(printed: string, schemas: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const line of printed.split("\n")) {
    const [, name = "", file = "", message = ""] = /^(s\d+)\/(.+?)\(\d+,\d+\): (error .*)$/.exec(line) ?? [];
    const schema = schemas.get(name);
    if (schema === undefined) {
      if (/\berror TS/.test(line)) throw new Error(`An error outside what was generated: ${line}`);
      continue;
    }
    const messages = found.get(schema) ?? [];
    messages.push(`${file.split("/").at(-1)}: ${message}`);
    found.set(schema, messages);
  }
  return found;
}
