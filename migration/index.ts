/** The way from Altinn II to Altinn 3, as data: what each use becomes, by operations that our clients have. */
export { migrationOf, migrationsOfSoap, type Altinn2Route, type MigrationOf } from "./find.js";
export { identifiers, type Identifier, type IdentifierName } from "./identifiers.js";
export { sketchOf } from "./sketch.js";
export { migrations } from "./table/index.js";
export type {
  Altinn3Contracts,
  Altinn3Operation,
  Migration,
  MigrationBasis,
  MigrationStatus,
  MigrationToken,
  RestRoute,
} from "./types.js";
