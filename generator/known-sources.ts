import { packageSpecs } from "./folders.js";
import { gives, readLock } from "./lock.js";
import { ownSources, sources, type Source } from "./sources/index.js";

/** A contract, and the source that gives it. */
export interface Known {
  readonly id: string;
  readonly source: Source;
}

/** Every source there is for a folder of pinned specs: ours, and those of the project's own pulls. */
export async function knownSources(specs: string): Promise<Source[]> {
  return [...sources, ...ownSources(await readLock(specs))].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** Every contract that sources give: what a source of many gives, its earlier pins tell, or the package's. */
export async function knownContracts(specs: string): Promise<Known[]> {
  const all = await knownSources(specs);
  const pinned = Object.entries({ ...(await readLock(packageSpecs())), ...(await readLock(specs)) });
  const given = all.flatMap((source) =>
    pinned.filter(([id, entry]) => gives(source, id, entry)).map(([id]) => [id, source] as const),
  );
  const known = new Map([...all.map((source) => [source.id, source] as const), ...given]);
  return [...known].map(([id, source]) => ({ id, source })).sort((one, other) => (one.id < other.id ? -1 : 1));
}
