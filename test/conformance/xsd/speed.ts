import { mkdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";
import { root } from "../../support/cli.js";
import { filesBelow } from "./document-set.js";
import type { Measure, Sitting, Verdict } from "./measure.js";
import { describeSchema } from "./real-schemas.js";
import { altinn2 } from "./shared.js";
import { best, runTimed } from "./timed.js";
import { compilerArguments, prepareProject } from "./type-check.js";

const form = join(altinn2, "xsd/seres/schema_3473_201512_forms_3123_37927.xsd");
const runs = 3;

/** How long the largest form takes, and how large its codec is. */
export async function judgeSpeed({ folder, progress }: Sitting): Promise<Verdict> {
  const place = join(folder, "speed");
  const project = join(place, "project");
  mkdirSync(place);
  symlinkSync(join(root, "node_modules"), join(place, "node_modules"));
  progress("speed", 0, 3);
  const program = await bundledProgram(place);
  const declarations = await declaredRuntime(place);

  progress("speed", 1, 3);
  const generated = await best(runs, [program, form, join(project, "form")]);
  progress("speed", 2, 3);
  prepareProject(project, { "altinnkit/codegen": [declarations] });
  const checked = await best(runs, compilerArguments(project, "5.9"));
  const kilobytes = await zippedSize(filesBelow(project, ".ts").filter((path) => path.endsWith("/codec.gen.ts")));
  const of = `${describeSchema(form).schema}, ${Math.round(statSync(form).size / 1000)} kB`;
  return {
    measures: [
      seconds("speed: XSD to JSON Schema, types and codec", generated, 0.9, of),
      seconds("speed: tsc on what is generated", checked, 3, of),
      { name: "size: codec, gzip", value: kilobytes, unit: "kB", bar: { most: 40 }, of },
    ],
    failures: [],
    notes: [],
  };
}

/** Bundled as the command line is, because from source it starts far more slowly. */
async function bundledProgram(folder: string): Promise<string> {
  const outfile = join(folder, "generate.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL("generate.ts", import.meta.url))],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    external: ["ts-morph", "prettier"],
    conditions: ["altinnkit-source"],
  });
  return outfile;
}

/** The declarations of what generated code imports, as a user has them. */
async function declaredRuntime(folder: string): Promise<string> {
  const outDir = join(folder, "declared");
  const what = ["--declaration", "--emitDeclarationOnly", "--noEmit", "false", "--rootDir", root, "--outDir", outDir];
  const how = ["--module", "nodenext", "--target", "es2023", "--strict", "--skipLibCheck", "--types", "node"];
  const conditions = ["--customConditions", "altinnkit-source", "--rewriteRelativeImportExtensions"];
  const compiler = join(root, "node_modules/typescript-7/bin/tsc");
  await runTimed([compiler, join(root, "runtime/codegen.ts"), ...what, ...how, ...conditions, "--ignoreConfig"]);
  return join(outDir, "runtime/codegen.d.ts");
}

async function zippedSize(files: readonly string[]): Promise<number> {
  const source = files.map((path) => readFileSync(path, "utf8")).join("\n");
  const { code } = await transform(source, { loader: "ts", minify: true });
  return gzipSync(code, { level: 9 }).length / 1000;
}

function seconds(name: string, value: number, most: number, of: string): Measure {
  return { name, value, unit: "s", bar: { most }, of: `${of}, best of ${runs}` };
}
