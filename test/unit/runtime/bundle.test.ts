import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";

const folder = fileURLToPath(new URL(".", import.meta.url));

/** What is loaded at once; what a client imports when it is first asked for lies in files of its own. */
async function bundle(code: string): Promise<string> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: folder },
    conditions: ["altinnkit-source"],
    platform: "browser",
    format: "esm",
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    outdir: ".",
    metafile: true,
  });
  const { outputs } = metafile;
  const [entry = ""] = Object.keys(outputs).filter((file) => outputs[file]!.entryPoint === "<stdin>");
  const loaded = new Set([entry]);
  for (const file of loaded) {
    for (const { kind, path } of outputs[file]!.imports) if (kind === "import-statement") loaded.add(path);
  }
  return outputFiles
    .filter(({ path }) => loaded.has(relative(".", path)))
    .map(({ text }) => text)
    .join("");
}

test("client and credentials bundle for a browser, without anything of Node's", async () => {
  const code = await bundle(`export * from "altinnkit"; export * from "altinnkit/auth";`);
  expect(code).not.toMatch(/node:|require\(/);
  expect(code).toContain("urn:ietf:params:oauth:grant-type:jwt-bearer");
});

test("a client leaves its doctor out until it is asked for", async () => {
  const code = await bundle(`export { connect } from "altinnkit"; export * from "altinnkit/auth";`);
  expect(code).toContain("doctor");
  expect(code).not.toContain("oauth-authorization-server");
});

test("a client without credentials carries none of their code", async () => {
  const code = await bundle(`export { connect } from "altinnkit";`);
  expect(code).toContain("needs a");
  expect(code).not.toContain("urn:ietf:params:oauth:grant-type:jwt-bearer");
});

test.each([
  ["without credentials that sign", "bearer", 6000],
  ["with Maskinporten's signing", "maskinporten", 12_000],
])("a client %s is small", async (_, credential, most) => {
  const code = await bundle(`export { connect } from "altinnkit"; export { ${credential} } from "altinnkit/auth";`);
  expect(code).toContain("Bearer ");
  expect(gzipSync(code).length).toBeLessThanOrEqual(most);
});
