import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readTree } from "../../generator/files.js";

const run = promisify(execFile);
let folder: string;
let tarball: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "altinnkit-"));
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", folder]);
  const printed = JSON.parse(stdout) as { filename: string }[] | Record<string, { filename: string }>;
  tarball = join(folder, Object.values(printed)[0]!.filename);
  // Packing builds the package.
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function ended(file: string, args: readonly string[], cwd: string): Promise<Ended> {
  return run(file, args, { cwd, maxBuffer: 1 << 26 }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      stdout: error.stdout,
      stderr: error.stderr,
    }),
  );
}

async function project(name: string, packages: readonly string[]): Promise<string> {
  const home = join(folder, name);
  await mkdir(home);
  await writeFile(join(home, "package.json"), JSON.stringify({ name, private: true, type: "module" }));
  const { code, stderr } = await ended("npm", ["install", "--no-audit", "--no-fund", ...packages, tarball], home);
  expect([code, stderr.includes("ERESOLVE")]).toEqual([0, false]);
  return home;
}

const program = `import { connect, unwrap } from "altinnkit";
import { bearer } from "altinnkit/auth";
import { storageV1, type Instance } from "altinnkit/altinn3/storage/v1";
import { unitBasicInformation } from "altinnkit/dan/datasets/v1";
import { melding } from "altinnkit/altinn2/xml/forms/SERES/5742/34627";
import { fromXml, toXml } from "altinnkit/xml";

const storage = connect(storageV1, {
  environment: "tt02",
  auth: bearer(async () => "token"),
  fetch: async () => Response.json({ id: "1/2" }),
});
const instance: Instance = unwrap(
  await storage.instances.get({ path: { instanceOwnerPartyId: 1, instanceGuid: "2" } }),
);
console.log(instance.id, unitBasicInformation.name, typeof melding, typeof fromXml, typeof toXml);
`;

const compilerOptions = {
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable", "dom.asynciterable"],
  module: "nodenext",
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  noEmit: true,
  types: [],
};

describe("a bare install", () => {
  test("runs clients without the build tools, and its command line says how to get them", async () => {
    const home = await project("bare", []);
    await writeFile(join(home, "main.mjs"), program.replace(", type Instance", "").replace(": Instance", ""));

    expect(await ended("node", ["main.mjs"], home)).toEqual({
      code: 0,
      stdout: "1/2 UnitBasicInformation object function function\n",
      stderr: "",
    });
    const tools = ["openapi-typescript", "ts-morph", "prettier", "yargs", "typescript"];
    expect(tools.filter((tool) => existsSync(join(home, "node_modules", tool)))).toEqual([]);
    const cli = await ended("npx", ["altinnkit", "list"], home);
    expect(cli.code).toBe(2);
    expect(cli.stderr).toMatch(
      /command line needs (prettier|ts-morph|yargs)\. Install its tools:\n {2}npm install --save-dev prettier ts-morph@27 yargs\n$/,
    );
  });
});

describe.each([
  ["5.9", "typescript@5.9"],
  ["6", "typescript@6.0"],
  ["7", "typescript@7.0"],
])("a project with TypeScript %s", (version, typescript) => {
  test("installs, generates the same tree, and checks its own code against it", async () => {
    const home = await project(`ts-${version}`, ["--save-dev", typescript, "prettier", "ts-morph@27", "yargs"]);
    const generated = await ended("npx", ["altinnkit", "generate", "--out", "src/altinn"], home);

    expect([generated.code, generated.stderr.split("\n").at(-2)]).toEqual([
      0,
      expect.stringMatching(/^\[(\d+)\/\1\] /) as string,
    ]);
    expect(await readTree(join(home, "src/altinn"))).toEqual(await readTree("generated"));
    const installed = JSON.parse(await readFile(join(home, "node_modules/typescript/package.json"), "utf8")) as {
      version: string;
    };
    expect(installed.version.startsWith(version)).toBe(true);

    await writeFile(join(home, "src/main.ts"), program);
    await writeFile(join(home, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["src"] }));
    const checked = await ended("npx", ["tsc"], home);
    expect([checked.code, checked.stdout]).toEqual([0, ""]);
  });
});
