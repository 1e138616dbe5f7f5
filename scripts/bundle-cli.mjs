// Bundles the command line: for the package, and for the tests that run it.
import { build } from "esbuild";

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

/** Bundles the command line, and tells what went in. */
export async function bundleCli(outdir) {
  const { metafile } = await build({
    entryPoints: ["generator/cli.ts"],
    outdir,
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
  return metafile;
}
