import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { listFiles } from "../../../generator/files.js";
import { contractOf, contractsOfNamespace } from "../../../generator/migrate/contracts.js";
import { migrations, migrationsOfSoap, type Migration } from "../../../migration/index.js";

interface Service {
  readonly contract: string;
  readonly name: string;
  readonly namespace: string;
  readonly ports: readonly {
    readonly binding: { readonly operations: readonly { readonly name: string; readonly action: string }[] };
  }[];
}

const soap = "specs/altinn2/soap/";
const services = await Promise.all(
  (await listFiles(soap))
    .filter((file) => file.endsWith("service.json"))
    .map(async (file) => JSON.parse(await readFile(`${soap}${file}`, "utf8")) as Service),
);

test("every operation of our client of the REST API is answered, and nothing else", async () => {
  const names = await readFile("specs/altinn2/rest/v0/names.json", "utf8");
  const { operations } = JSON.parse(names) as { operations: Record<string, string> };
  const answered = (migrations as readonly Migration[])
    .flatMap(({ rest }) => rest)
    .map((route) => route.replace(" /api", " ").replaceAll(/\{[^}]*\}/g, "{}"));

  expect(answered.toSorted()).toEqual(Object.keys(operations).toSorted());
});

test("every operation of our SOAP clients is answered by one entry of its contract", () => {
  const operations = services.flatMap(({ contract, ports }) =>
    ports.flatMap(({ binding }) =>
      binding.operations
        .filter(({ action }) => !action.endsWith("/IAltinnContractBase/Test"))
        .map(({ name }) => ({ contract, name, answers: migrationsOfSoap(name, contractOf(contract)).length })),
    ),
  );

  expect(services.length).toBe(46);
  expect(operations.filter(({ answers }) => answers !== 1)).toEqual([]);
});

test.each(services)("$name in $namespace is told to be of $contract", ({ contract, name, namespace }) => {
  const path = /^http:\/\/www\.altinn\.no\/services\/(.+)\/\d{4}\/\d{2}$/.exec(namespace)?.[1];
  const found = contractOf(name);

  expect(found?.split("/")[1]).toBe(contract);
  // The service that Altinn calls has a namespace of another kind.
  expect(path === undefined ? [found] : contractsOfNamespace(path)).toContain(found);
});
