import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { registry } from "altinnkit/altinn2/xml";
import { expect, test } from "vitest";

/** The generated XML modules that a program starts with, by id. */
async function modulesIn(contents: string): Promise<string[]> {
  const { metafile } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    conditions: ["altinnkit-source"],
    platform: "browser",
    format: "esm",
    bundle: true,
    metafile: true,
    write: false,
    outdir: "out",
    splitting: true,
  });
  const { inputs } = Object.values(metafile.outputs).find(({ entryPoint }) => entryPoint === "<stdin>")!;
  const ids = Object.keys(inputs).flatMap(
    (path) => /generated\/(altinn2\/xml\/.+)\/\w+\.gen\.ts$/.exec(path)?.[1] ?? [],
  );
  return [...new Set(ids)].sort();
}

/** A module and those its pin refers to, near and far. */
function needed(id: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(id)) return found;
  found.add(id);
  const pin = readFileSync(`specs/${id}/schema.json`, "utf8");
  for (const [, other = ""] of pin.matchAll(/"(altinn2\/xml\/[^"#]+)#/g)) needed(other, found);
  return found;
}

test("a namespace that is imported brings only those along that it needs", async () => {
  const editions = Object.values(registry).flat();
  const lone = editions.filter(({ id }) => needed(id).size === 1);

  expect(lone.length).toBeGreaterThan(40);
  for (const { id, roots } of editions) {
    const carried = await modulesIn(`export * from "altinnkit/${id}";`);
    expect([id, carried]).toEqual([
      id,
      roots.length === 0 ? carried.filter((one) => one === id) : [...needed(id)].sort(),
    ]);
  }
});

test("the registry brings no namespace along before it is asked for", async () => {
  const code = 'export { registry } from "altinnkit/altinn2/xml"; export { readDocument } from "altinnkit/xml";';

  expect(await modulesIn(code)).toEqual([]);
});
