import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Diagnostics } from "../../../generator/diagnostics.js";
import { readTree } from "../../../generator/files.js";
import { generate } from "../../../generator/generate.js";
import { readSpecs } from "../../../generator/specs.js";

test(
  "a second version of data.altinn.no lies beside the first and changes no byte of it",
  { timeout: 60_000 },
  async () => {
    const specs = await mkdtemp(join(tmpdir(), "altinnkit-"));
    try {
      for (const id of ["dan", "dan/datasets"]) {
        await cp(join("specs", id, "v1"), join(specs, id, "v1"), { recursive: true });
        await cp(join("specs", id, "v1"), join(specs, id, "v2"), { recursive: true });
      }
      await change(join(specs, "dan/v2/openapi.json"), (text) => text.replaceAll("altinn.no/v1", "altinn.no/v2"));
      await change(join(specs, "dan/datasets/v2/datasets.json"), (text) =>
        text.replace('"evidenceValueName": "OrganizationName"', '"evidenceValueName": "Name"'),
      );

      const generated = await generate(await readSpecs(specs), new Diagnostics());
      const tree = new Map(generated.flatMap((one) => [...one.tree]));
      const below = (folder: string) => [...tree].filter(([path]) => path.startsWith(folder));

      const pinned = [...(await readTree("generated"))].filter(([path]) => /^dan\/(datasets\/)?v1\//.test(path));
      expect(new Map([...below("dan/v1/"), ...below("dan/datasets/v1/")])).toEqual(new Map(pinned));
      expect(below("dan/v2/").map(([path]) => path.replace("/v2/", "/v1/"))).toEqual(
        below("dan/v1/").map(([path]) => path),
      );
      expect(tree.get("dan/v2/index.gen.ts")).toContain(
        `export const danV2 = /*@__PURE__*/ api<paths, Operations>({\n  id: "dan/v2",\n  version: "v2",\n  servers: { prod: "https://api.data.altinn.no/v2"`,
      );
      expect(tree.get("dan/datasets/v2/datasets.gen.ts")).toContain("readonly Name?: string;");
      expect(tree.get("dan/datasets/v1/datasets.gen.ts")).not.toContain("readonly Name?: string;");
    } finally {
      await rm(specs, { recursive: true });
    }
  },
);

async function change(file: string, by: (text: string) => string): Promise<void> {
  const text = await readFile(file, "utf8");
  expect(by(text)).not.toBe(text);
  await writeFile(file, by(text));
}
