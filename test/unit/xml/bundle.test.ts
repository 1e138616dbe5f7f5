import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";

async function bundle(names: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { ${names} } from "altinnkit/xml";`,
      resolveDir: fileURLToPath(new URL(".", import.meta.url)),
    },
    conditions: ["altinnkit-source"],
    platform: "browser",
    format: "esm",
    bundle: true,
    minify: true,
    write: false,
  });
  return outputFiles[0]!.text;
}

test("who only reads and writes carries no facets, and who only reads no writer", async () => {
  const facets = "CJKUnifiedIdeographs";
  const writer = "One choice among";
  const told = async (names: string): Promise<boolean[]> => {
    const code = await bundle(names);
    return [code.includes(facets), code.includes(writer)];
  };
  expect(await told("fromXml")).toEqual([false, false]);
  expect(await told("fromXml, toXml")).toEqual([false, true]);
  expect(await told("checkXml, checkValue")).toEqual([true, true]);
});
