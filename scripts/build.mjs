// Builds dist/: runtime, flows and generated code by the compiler, the command line as one bundle.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";

const require = createRequire(import.meta.url);

rmSync("dist", { recursive: true, force: true });
execFileSync(process.execPath, [require.resolve("typescript/bin/tsc"), "-p", "tsconfig.build.json"], {
  stdio: "inherit",
});

/**
 * openapi-typescript needs TypeScript 5 and refuses to install beside 6 or 7. So it is bundled, and takes the compiler
 * that ts-morph brings with it, whatever the user's project has.
 */
const ownTypeScript = {
  name: "own-typescript",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^typescript$/ }, () => ({ path: "typescript", namespace: "own-typescript" }));
    onLoad({ filter: /.*/, namespace: "own-typescript" }, () => ({
      contents: `export { ts as default } from "ts-morph";`,
      resolveDir: process.cwd(),
    }));
  },
};

const { metafile } = await build({
  entryPoints: ["generator/cli.ts"],
  outdir: "dist/generator",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  external: ["ts-morph", "prettier", "yargs"],
  mainFields: ["module", "main"],
  conditions: ["altinnkit-source"],
  plugins: [ownTypeScript],
  banner: {
    js: `import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);`,
  },
  minifySyntax: true,
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});

const inputs = Object.keys(metafile.inputs);
const packages = new Set(inputs.flatMap((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? []));
writeFileSync("dist/THIRD-PARTY-LICENSES.txt", [...packages].sort().map(notice).join("\n\n"));

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file !== undefined && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8") : "";
  return `${name} ${version} (${license})\n\n${text}`;
}
