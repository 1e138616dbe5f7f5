import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { format, resolveConfig } from "prettier";
import ts from "typescript";
import { expect, test } from "vitest";
import { migrationPage } from "../../generator/migrate/page.js";
import { compilerOptions } from "../support/compiled.js";
import { migrations, sketchOf, type Altinn3Operation } from "../../migration/index.js";

const options: ts.CompilerOptions = {
  ...compilerOptions,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
};

/** What the compiler says of each module, by the module's name. */
async function compile(modules: ReadonlyMap<string, string>): Promise<[string, number, string][]> {
  // Below the repository, so that the compiler finds the package by its own name.
  const folder = await mkdtemp(resolve(".sketches-"));
  try {
    const files = await Promise.all(
      [...modules].map(async ([name, text]) => {
        const file = join(folder, `${name}.mts`);
        await writeFile(file, text);
        return file;
      }),
    );
    const program = ts.createProgram(files, options);
    return files.flatMap((file, index) =>
      ts
        .getPreEmitDiagnostics(program, program.getSourceFile(file))
        .map(({ file: where, start, messageText }): [string, number, string] => [
          [...modules.keys()][index]!,
          where?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0,
          ts.flattenDiagnosticMessageText(messageText, " "),
        ]),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

const sketches = new Map(
  migrations.flatMap((migration) => {
    const sketch = sketchOf(migration);
    return sketch === undefined ? [] : [[migration.id, sketch] as const];
  }),
);

test(
  "every sketch compiles as it is pasted, and there is one wherever there is something to call",
  {
    timeout: 240_000,
  },
  async () => {
    const called = migrations.filter(({ to }) => to.length > 0).map(({ id }) => id);

    expect([...sketches.keys()]).toEqual(called);
    expect(await compile(sketches)).toEqual([]);
  },
);

test("every sketch is formatted as our code is", async () => {
  const config = await resolveConfig("migration/sketch.ts");
  const formatted = await Promise.all(
    [...sketches].map(async ([id, text]): Promise<[string, string]> => [
      id,
      await format(text, { ...config, parser: "typescript" }),
    ]),
  );

  expect(Object.fromEntries(formatted)).toEqual(
    Object.fromEntries([...sketches].map(([id, text]) => [id, `${text}\n`])),
  );
});

test("docs/migration.md is what the table says, and its example compiles", { timeout: 120_000 }, async () => {
  const file = "docs/migration.md";
  const page = await readFile(file, "utf8");
  const [, example = ""] = /```ts\n(.*?)```/s.exec(page)!;

  expect(page).toBe(await format(migrationPage(), { ...(await resolveConfig(file)), filepath: file }));
  expect(await compile(new Map([["example", example]]))).toEqual([]);
});

test("a sketch that calls an operation amiss does not pass", { timeout: 120_000 }, async () => {
  const broken = sketches.get("broker.get")!.replace("fileTransferId:", "fileId:");

  expect((await compile(new Map([["broken", broken]]))).map(([name]) => name)).toEqual(["broken"]);
});

test("an operation that our clients do not have does not compile", () => {
  // @ts-expect-error -- Storage has no such operation.
  const misnamed: Altinn3Operation = { contract: "altinn3/storage/v1", operation: "instances.fetch" };
  // @ts-expect-error -- It is another contract's.
  const misplaced: Altinn3Operation = { contract: "altinn3/storage/v1", operation: "dialogs.list" };

  expect([misnamed.operation, misplaced.operation]).toEqual(["instances.fetch", "dialogs.list"]);
});
