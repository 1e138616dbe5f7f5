import { readLock } from "./lock.js";
import { ownSources, sources, type Source } from "./sources/index.js";

/** Every source there is for a folder of pinned specs: ours, and those of the project's own pulls. */
export async function knownSources(specs: string): Promise<Source[]> {
  return [...sources, ...ownSources(await readLock(specs))].sort((one, other) => (one.id < other.id ? -1 : 1));
}
