import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import { expect, expectTypeOf, test } from "vitest";
import { constantOf } from "../../../generator/emit/constant-of.js";
import { migrationOf, migrations, migrationsOfSoap, type Migration } from "../../../migration/index.js";
import type { ApiDescriptor } from "../../../runtime/index.js";

const table: readonly Migration[] = migrations;
const called = table.flatMap(({ id, to, token }) => to.map((operation) => ({ id, token, ...operation })));
const contracts = [...new Set(called.map(({ contract }) => contract))];

/** What the pins say of a contract: names by method and path, and the paths with their methods. */
async function pinned(contract: string) {
  const read = async (file: string) => JSON.parse(await readFile(`specs/${contract}/${file}`, "utf8")) as unknown;
  const { operations } = (await read("names.json")) as { operations: Record<string, string> };
  const { paths } = (await read("openapi.json")) as { paths: Record<string, Record<string, unknown>> };
  return { operations, paths };
}

async function descriptorOf(contract: string): Promise<ApiDescriptor> {
  const module = (await import(`altinnkit/${contract}`)) as Record<string, ApiDescriptor>;
  return module[constantOf(contract)]!;
}

test("a route and a SOAP operation stand in one entry each, and entries have names of their own", () => {
  const routes = table.flatMap(({ rest }) => rest);
  const operations = table.flatMap(({ soap }) =>
    Object.entries(soap).flatMap(([contract, names]) => names.map((name) => `${contract} ${name}`)),
  );
  const ids = table.map(({ id }) => id);

  expect([routes.length, operations.length, ids.length]).toEqual([120, 99, 82]);
  expect([new Set(routes).size, new Set(operations).size, new Set(ids).size]).toEqual([120, 99, 82]);
});

test.each(contracts)(
  "what is to be called of %s has a method and a path in its pin, as the descriptor says",
  async (contract) => {
    const { operations, paths } = await pinned(contract);
    const descriptor = await descriptorOf(contract);
    const places = new Map(Object.entries(operations).map(([place, name]) => [name, place]));

    for (const { operation } of called.filter((one) => one.contract === contract)) {
      const [group = "", name = ""] = operation.split(".");
      const { method, path, deprecated } = descriptor.operations[group]![name]!;
      expect([`${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`, deprecated]).toEqual([
        places.get(operation),
        undefined,
      ]);
      expect(paths[path]).toHaveProperty(method.toLowerCase());
    }
  },
);

test.each(called)(
  "$id has the scopes that $operation of $contract asks for",
  async ({ contract, operation, token }) => {
    const { operations, auth } = await descriptorOf(contract);
    const [group = "", name = ""] = operation.split(".");
    const { scopes = [] } = operations[group]![name]!;
    const enough = scopes.length === 0 || scopes.some((set) => set.every((scope) => token?.scopes.includes(scope)));

    expect({ enough, unasked: auth.token === "none" && token !== undefined }).toEqual({ enough: true, unasked: false });
  },
);

test("an entry that names nothing to call says why: nothing takes its place, or nobody has said what does", () => {
  const without = table.filter(({ to }) => to.length === 0).map(({ id, status }) => [id, status]);

  expect(without).toEqual([
    ["parties.byTempKey", "dropped"],
    ["lookup", "unclear"],
    ["roles.local", "dropped"],
    ["consent.withdraw", "unclear"],
    ["enterpriseUsers.end", "dropped"],
    ["owner.validateRecipient", "redesigned"],
    ["agency.case", "redesigned"],
    ["agency.register", "shim"],
    ["unmentioned", "unclear"],
  ]);
  expect(table.filter(({ changes }) => changes.length === 0)).toEqual([]);
});

test("the compiler knows what a route becomes, and which routes there are", () => {
  const { to } = migrationOf("PUT /api/{who}/messages/{messageId}/archive");

  expectTypeOf(to[0].operation).toEqualTypeOf<"systemLabels.set">();
  expect(to).toEqual([{ contract: "altinn3/dialogporten/enduser/v1", operation: "systemLabels.set" }]);
  // @ts-expect-error -- There is no such route.
  expect(migrationOf("GET /api/{who}/mail")).toBeUndefined();
});

test.each([
  ["InsertCorrespondenceBasicV2", ["agency.correspondence"]],
  ["GetFormSetPdfEc", ["agency.archive"]],
  ["GetArchivedFormTaskECDQ", ["agency.archive"]],
  ["GetArchivedFormTaskEC", ["messages.archived", "agency.archive"]],
  ["AuthorizeAccessExternal", ["owner.rights"]],
  ["ReceiveOnlineBatchExternalAttachment", ["unmentioned"]],
  ["GetWeather", []],
])("%s is answered by %j", (operation, ids) => {
  expect(migrationsOfSoap(operation).map(({ id }) => id)).toEqual(ids);
});

test("a contract tells operations of one name apart", () => {
  expect(migrationsOfSoap("GetArchivedFormTaskEC", "Archive/ServiceOwnerArchive").map(({ id }) => id)).toEqual([
    "agency.archive",
  ]);
});

test("the table takes only types of the clients: nothing else of ours comes with it", async () => {
  const { metafile } = await build({ entryPoints: ["migration/index.ts"], bundle: true, write: false, metafile: true });

  expect(Object.keys(metafile.inputs).filter((path) => !path.startsWith("migration/"))).toEqual([]);
});
