import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { migrations, migrationsOfSoap, type Migration } from "../../migration/index.js";
import { contractName } from "../../migration/soap-names.js";
import { describeUpstream, upstream } from "../support/upstream.js";

const table: readonly Migration[] = migrations;
const contracts = table.flatMap(({ soap }) => Object.keys(soap));

async function read<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(join(upstream, "altinn2", file), "utf8")) as T;
}

interface Wsdl {
  readonly file: string;
  readonly portTypes: readonly { readonly name: string; readonly operations: readonly { readonly name: string }[] }[];
}

describeUpstream("the migration table against what there was in Altinn II", () => {
  test("every route of the REST API is answered", async () => {
    const { routes } = await read<{ routes: { method: string; path: string }[] }>("rest/derived/resources.json");
    const there = routes.map(({ method, path }) => `${method} ${path}`);
    const answered = new Set<string>(table.flatMap(({ rest }) => rest));

    expect(there.length).toBe(116);
    expect(there.filter((route) => !answered.has(route))).toEqual([]);
  });

  test("every operation of every WSDL is answered by one entry of its contract, by whatever name its channel has", async () => {
    const documents = await read<Wsdl[]>("soap/INVENTORY.json");
    const operations = documents.flatMap(({ file, portTypes }) => {
      const contract = /^soap\/(?:derived\/)?([^/]+\/[^/]+)/.exec(file)![1]!;
      return portTypes.flatMap((portType) =>
        portType.operations
          .filter(({ name }) => name !== "Test")
          .map(({ name }) => ({ contract, portType: portType.name, name })),
      );
    });
    const unanswered = operations.filter(({ contract, name }) => migrationsOfSoap(name, contract).length !== 1);
    const unnamed = operations.filter(({ contract, portType }) => !contract.endsWith(`/${contractName(portType)}`));

    expect(operations.length).toBeGreaterThan(260);
    expect([unanswered, unnamed]).toEqual([[], []]);
  });

  test("every published endpoint is of a contract in the table, and its operations are answered", async () => {
    const { endpoints } = await read<{
      endpoints: { operation: string; baseOperation: string; url: string }[];
    }>("soap/derived/endpoints.json");
    const names = contracts.map((contract) => contract.toLowerCase());
    const strange = endpoints
      .map(({ url }) => contractName(/([^/]+)\.(?:svc|asmx)/.exec(url)![1]!))
      .filter((name) => !names.some((contract) => contract.endsWith(`/${name.toLowerCase()}`)));
    const unanswered = endpoints
      .flatMap(({ operation, baseOperation }) => [operation, baseOperation])
      .filter((operation) => migrationsOfSoap(operation).length === 0);

    expect(unanswered).toEqual([]);
    // Its host's path is none of the contracts' own; the operation's name finds it.
    expect(new Set(strange)).toEqual(new Set(["AgencydataExchange"]));
  });
});
