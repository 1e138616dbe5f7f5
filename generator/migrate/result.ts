import {
  identifiers,
  migrations as table,
  type IdentifierName,
  sketchOf,
  type Identifier,
  type Migration,
  type MigrationStatus,
} from "../../migration/index.js";
import type { Use } from "./use.js";

/** What is printed of a migration, whole. */
export interface Answer extends Pick<Migration, "id" | "product" | "status" | "basis" | "changes" | "identifiers"> {
  readonly to: readonly { readonly contract: string; readonly operation: string; readonly import: string }[];
  readonly sketch: string | null;
}

/** Uses by what becomes of them, in the order of the table. */
export interface Group {
  readonly answer: Answer;
  readonly uses: readonly Use[];
}

/** How many uses there are, all in all and by what became of them. A use that may be several things counts for each. */
export interface Summary {
  readonly uses: number;
  readonly possible: number;
  readonly statuses: Readonly<Partial<Record<MigrationStatus, number>>>;
}

/** One entry of the table, with all that it refers to. */
export function answerOf(migration: Migration): Answer {
  const { id, product, status, basis, changes, to } = migration;
  return {
    id,
    product,
    status,
    basis,
    to: to.map(({ contract, operation }) => ({ contract, operation, import: `altinnkit/${contract}` })),
    changes,
    identifiers: migration.identifiers,
    sketch: sketchOf(migration) ?? null,
  };
}

/** The entries of the table that answer for some uses. */
export function groupUses(uses: readonly Use[]): Group[] {
  return (table as readonly Migration[])
    .map((migration) => ({
      answer: answerOf(migration),
      uses: uses.filter(({ migrations }) => migrations.includes(migration)),
    }))
    .filter((group) => group.uses.length > 0);
}

/** The identifiers that change in some entries, each once. */
export function identifiersIn(groups: readonly Group[]): Partial<Record<IdentifierName, Identifier>> {
  const names = new Set(groups.flatMap(({ answer }) => answer.identifiers));
  return Object.fromEntries(Object.entries(identifiers).filter(([name]) => names.has(name as IdentifierName)));
}

export function summarise(uses: readonly Use[]): Summary {
  const statuses: Partial<Record<MigrationStatus, number>> = {};
  for (const { migrations } of uses) {
    for (const status of new Set(migrations.map((one) => one.status))) statuses[status] = (statuses[status] ?? 0) + 1;
  }
  return { uses: uses.length, possible: uses.filter(({ certain }) => !certain).length, statuses };
}
