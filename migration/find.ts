import { logicalName } from "./soap-names.js";
import { migrations } from "./table/index.js";
import type { Migration } from "./types.js";

type Entry = (typeof migrations)[number];

/** A route of Altinn II's REST API, such as `GET /api/{who}/messages`. */
export type Altinn2Route = Entry["rest"][number];

/** The entry that answers for a route. */
export type MigrationOf<Route extends Altinn2Route> = Entry extends infer One
  ? One extends { readonly rest: readonly (infer Routes)[] }
    ? Route extends Routes
      ? One
      : never
    : never
  : never;

/** What becomes of a route; the compiler knows the operations to call, and that there is such a route. */
export function migrationOf<Route extends Altinn2Route>(route: Route): MigrationOf<Route> {
  return (migrations as readonly Migration[]).find(({ rest }) =>
    (rest as readonly string[]).includes(route),
  ) as MigrationOf<Route>;
}

/**
 * What becomes of a SOAP operation; several entries where contracts share its name.
 *
 * @param operation - Of any channel and version: `InsertCorrespondenceBasicV2` and `InsertCorrespondence` are one.
 * @param contract - Such as `ServiceEngine/CorrespondenceAgency`; left out, every contract that has the operation.
 */
export function migrationsOfSoap(operation: string, contract?: string): readonly Migration[] {
  const name = logicalName(operation);
  return (migrations as readonly Migration[]).filter(({ soap }) =>
    Object.entries(soap).some(
      ([one, names]) =>
        (contract === undefined || one === contract) && (names.includes(name) || names.includes(operation)),
    ),
  );
}
