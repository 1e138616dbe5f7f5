import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { listFiles } from "../../../generator/files.js";

/** Who may import whom, from docs/architecture.md. Packages not named here are refused, `node:` included. */
const rules: readonly { readonly from: string; readonly may: readonly (string | RegExp)[] }[] = [
  { from: "generator/model/", may: ["generator/model/"] },
  { from: "generator/sources/", may: ["generator/sources/", "generator/model/"] },
  {
    from: "generator/read/",
    may: ["generator/read/", "generator/model/", "runtime/xml/", "graphql", "json-p3", "yaml", ...common()],
  },
  {
    from: "generator/emit/",
    may: [
      "generator/emit/",
      "generator/model/",
      "templates/",
      "ts-morph",
      "openapi-typescript",
      "@graphql-codegen/typescript-operations",
      "graphql",
      "typescript",
      "prettier",
      ...common(),
    ],
  },
  { from: "generator/", may: [/^(?!generated\/|flows\/)/] },
  { from: "templates/", may: ["templates/", "generator/model/", "ts-morph"] },
  { from: "runtime/auth/node/", may: ["runtime/", /^node:/] },
  { from: "runtime/", may: ["runtime/", "openapi-fetch", "eventsource-parser/stream", "url-template"] },
  {
    from: "flows/altinn2/files/",
    may: ["flows/altinn2/", "generated/", /^altinnkit(\/(?!.*\bnode$)|$)/, /^@zip\.js\/zip\.js\//, /^@noble\/hashes\//],
  },
  { from: "migration/", may: ["migration/", "generated/altinn3/"] },
  { from: "flows/broker/", may: ["flows/broker/", "generated/", "altinnkit", /^altinnkit\//, "tus-js-client"] },
  { from: "flows/dan/node/", may: ["flows/dan/", "altinnkit", /^altinnkit\//, /^node:/] },
  { from: "flows/", may: [/^flows\/(?!dan\/node\/)/, "generated/", "altinnkit", /^altinnkit\/(?!.*\bnode$)/] },
];

/** What every stage may use: the diagnostics, the errors and the specs' shape. */
function common(): string[] {
  return ["generator/diagnostics.ts", "generator/errors.ts", "generator/specs.ts"];
}

interface Import {
  readonly file: string;
  readonly target: string;
}

async function importsBelow(folder: string): Promise<Import[]> {
  const files = (await listFiles(folder)).filter((file) => file.endsWith(".ts")).map((file) => `${folder}${file}`);
  return files.flatMap((file) => {
    const { importedFiles } = ts.preProcessFile(readFileSync(file, "utf8"), true, true);
    return importedFiles.map(({ fileName }) => ({ file, target: resolveTarget(file, fileName) }));
  });
}

function resolveTarget(file: string, specifier: string): string {
  if (!specifier.startsWith(".")) return specifier;
  return normalize(join(dirname(file), specifier))
    .replaceAll("\\", "/")
    .replace(/\.js$/, ".ts");
}

function isAllowed({ target }: Import, may: readonly (string | RegExp)[]): boolean {
  return may.some((rule) =>
    rule instanceof RegExp ? rule.test(target) : target === rule || (rule.endsWith("/") && target.startsWith(rule)),
  );
}

test("every folder imports only what the architecture lets it", async () => {
  const offences: string[] = [];
  for (const folder of ["generator/", "templates/", "runtime/", "flows/", "migration/"]) {
    const imports = await importsBelow(folder);
    expect(imports.length, `imports found below ${folder}`).toBeGreaterThan(0);
    for (const found of imports) {
      const rule = rules.find(({ from }) => found.file.startsWith(from))!;
      if (!isAllowed(found, rule.may)) offences.push(`${found.file} imports ${found.target}`);
    }
  }

  expect(offences).toEqual([]);
});

/** What refers to XML modules: these to one another, SOAP to its messages. */
const xmlUsers = ["generated/altinn2/soap/", "generated/altinn2/xml/"];

test("generated code imports the contract with the runtime and its own folder; XML modules and SOAP XML modules", async () => {
  const imports = await importsBelow("generated/");
  const offences = imports.filter(({ file, target }) => {
    if (target === "altinnkit/codegen" || dirname(target) === dirname(file)) return false;
    return !(target.startsWith("generated/altinn2/xml/") && xmlUsers.some((users) => file.startsWith(users)));
  });

  expect(imports.length).toBeGreaterThan(0);
  expect(offences).toEqual([]);
});
