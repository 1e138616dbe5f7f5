import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { printFile } from "../../../generator/emit/print.js";
import { readFixture } from "../../unit/xsd/reading.js";

const repository = fileURLToPath(new URL("../../../", import.meta.url));
const project = mkdtempSync(join(tmpdir(), "altinnkit-xml-"));

const use = `import { fromXml, toXml, type XmlNode } from "altinnkit/xml";
import { melding, type Melding_M } from "./form/index.gen.js";
import { constructs, type Constructs } from "./constructs/index.gen.js";

const value: Melding_M = {
  Innsender: { organisasjonsnummer: "310724181", beloep: null, antall: { $nil: true }, kode: "ny" },
};
const read: Melding_M = fromXml(melding, toXml(melding, value));
const code: "ny" | "på nytt" | undefined = read.Innsender.kode;
const fixed: "9001" | undefined = read.dataFormatId;
const one: Constructs = { id: "n1", person: "1", $choice: [{ text: "a" }, { number: 1 }] };
const node: XmlNode | undefined = fromXml(constructs, "").anything;
console.log(code, fixed, toXml(constructs, one), node);

// @ts-expect-error kode is one of two
toXml(melding, { Innsender: { organisasjonsnummer: "1", antall: { $nil: true }, kode: "gammel" } });
// @ts-expect-error antall is required
toXml(melding, { Innsender: { organisasjonsnummer: "1" } });
// @ts-expect-error only one branch
toXml(constructs, { id: "n1", person: "1", organisation: "2" });
// @ts-expect-error from needs to
toXml(constructs, { id: "n1", person: "1", from: "2024" });
// @ts-expect-error the value is another
const other: Melding_M = { ...value, dataFormatId: "9002" };
console.log(other);
`;

const options = {
  target: "es2023",
  lib: ["es2023", "dom", "dom.iterable"],
  module: "nodenext",
  moduleResolution: "nodenext",
  customConditions: ["altinnkit-source"],
  rewriteRelativeImportExtensions: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: false,
  noEmit: true,
  types: [],
};

beforeAll(async () => {
  mkdirSync(join(project, "node_modules"));
  symlinkSync(repository, join(project, "node_modules", "altinnkit"));
  writeFileSync(join(project, "package.json"), JSON.stringify({ type: "module" }));
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions: options, include: ["**/*.ts"] }));
  writeFileSync(join(project, "use.ts"), use);
  for (const name of ["form", "blankett", "manifest", "constructs"]) {
    mkdirSync(join(project, name));
    for (const [file, structure] of readFixture(`${name}.xsd`).files) {
      writeFileSync(join(project, name, file), await printFile(structure, "test"));
    }
  }
});

afterAll(() => rmSync(project, { recursive: true }));

test.each(["typescript", "typescript-6", "typescript-7"])("generated code is accepted by %s", (version) => {
  const compiler = join(repository, "node_modules", version, "bin", "tsc");
  const { status, stdout } = spawnSync(process.execPath, [compiler, "-p", project], { encoding: "utf8" });
  expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
});
