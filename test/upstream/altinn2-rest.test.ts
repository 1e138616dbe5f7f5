import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Diagnostics } from "../../generator/diagnostics.js";
import type { ApiContract } from "../../generator/model/contract.js";
import {
  arrayAt,
  isObject,
  objectAt,
  resolvePointer,
  textAt,
  type Json,
  type JsonObject,
} from "../../generator/model/json.js";
import { operationKey, operationsOf } from "../../generator/model/operation-shape.js";
import { readContract } from "../../generator/read/index.js";
import { altinn2RestV0 } from "../../generator/sources/altinn2-rest.js";
import { readSpecs } from "../../generator/specs.js";
import { describeUpstream, upstream } from "../support/upstream.js";

interface Route {
  readonly method: string;
  readonly path: string;
  readonly query?: readonly string[];
  readonly odata?: true;
  readonly links?: readonly string[];
  readonly embedded?: string;
  readonly scope: string | null;
  readonly apiKeyResource: string | null;
  readonly auth: string;
}

function read(mirror: string): JsonObject {
  return JSON.parse(readFileSync(join(upstream, mirror), "utf8")) as JsonObject;
}

const [routes] = existsSync(upstream)
  ? altinn2RestV0.documents.filter(({ supplement }) => supplement).map(({ mirror }) => read(mirror))
  : [];
const table = arrayAt(routes, "routes") as unknown as readonly Route[];

/** Method and path below the host, parameters unnamed; the service takes no notice of case. */
function keyOf(method: string, path: string): string {
  return operationKey(method, path).toLowerCase();
}

describeUpstream("Altinn II's REST API", async () => {
  const spec = (await readSpecs("specs")).find(({ id }) => id === altinn2RestV0.id)!;
  const { document, operations } = readContract(spec, new Diagnostics()) as ApiContract;
  const byKey = new Map(operations.map((operation) => [keyOf(operation.method, `/api${operation.path}`), operation]));
  const of = ({ method, path }: Route) => byKey.get(keyOf(method, path))!;

  test("every route of the documentation is an operation", () => {
    expect(table).toHaveLength(116);
    expect(table.filter((route) => of(route) === undefined)).toEqual([]);
  });

  test.each(altinn2RestV0.documents.filter(({ supplement }) => !supplement))(
    "every operation of $mirror is one of ours",
    ({ mirror, below = "" }) => {
      const written = operationsOf(read(mirror)).map(({ method, path }) => {
        const whole = path
          .replace(/^(?!\/)/, "/")
          .replace(/\/$/, "")
          .replace(/\{(\w+)(?=\/)/, "{$1}");
        return keyOf(method, below + whole);
      });

      expect(written.filter((key) => !byKey.has(key))).toEqual([]);
    },
  );

  test("every operation is a route or is published", () => {
    const known = new Set(table.map(({ method, path }) => keyOf(method, path)));
    const others = operations.filter(({ method, path }) => !known.has(keyOf(method, `/api${path}`)));

    expect(others.map(({ group, name }) => `${group}.${name}`).sort()).toEqual([
      "delegations.delete",
      "serviceOwner.createDelegation",
      "serviceOwner.deleteDelegation",
      "serviceOwner.listDelegations",
    ]);
  });

  test("a route's parameters, scope and key are its operation's", () => {
    const odata = ["$filter", "$orderby", "$top", "$skip"];
    const wrong = table.filter((route) => {
      const { parameters, scopes, apiKey } = of(route);
      const names = parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name);
      const wanted = [...(route.query ?? []), ...(route.odata ? odata : [])];
      const isOpen = route.auth === "none" || route.scope === null;
      return (
        wanted.some((name) => !names.includes(name)) ||
        (isOpen ? scopes.length > 0 : !scopes.flat().includes(route.scope)) ||
        apiKey !== (route.apiKeyResource ?? undefined)
      );
    });

    expect(wrong.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  test("a route's links and list are in what its operation answers", () => {
    const answerOf = (route: Route): JsonObject => {
      const answer = of(route).answers.find(({ status }) => status.startsWith("2"));
      return resolved(answer?.schema);
    };
    const resolved = (schema: Json | undefined): JsonObject => {
      const reference = isObject(schema) ? textAt(schema, "$ref") : undefined;
      const target = reference === undefined ? schema : resolvePointer(document, reference);
      return isObject(target) ? target : {};
    };
    const membersOf = (schema: JsonObject, member: string): string[] =>
      Object.keys(objectAt(resolved(objectAt(schema, "properties")[member]), "properties"));
    const lacking = table.flatMap((route) => {
      const answer = answerOf(route);
      const links = (route.links ?? []).filter((name) => !name.includes("[].")).map((name) => name.replace("[]", ""));
      return [
        ...links.filter((link) => !membersOf(answer, "_links").includes(link)),
        ...[route.embedded ?? []].flat().filter((list) => !membersOf(answer, "_embedded").includes(list)),
      ].map((name) => `${route.method} ${route.path} ${name}`);
    });

    expect(lacking).toEqual([]);
  });
});
