import { Diagnostics } from "../../diagnostics.js";
import { packageSpecs } from "../../folders.js";
import { gives, readLock } from "../../lock.js";
import type { XmlModule } from "../../model/xml.js";
import { readContract } from "../../read/index.js";
import type { Source } from "../../sources/index.js";
import { listSpecs, readSpec, type PinnedSpec } from "../../specs.js";

/** A contract as it was pinned before, and the names of the documents it was made from. */
export interface EarlierPin {
  readonly spec: PinnedSpec;
  readonly documents: readonly string[];
}

/** What a source gave when it was pulled last: into a folder, or else for the package. */
export async function earlierPins(source: Source, folder: string): Promise<readonly EarlierPin[]> {
  for (const place of [folder, packageSpecs()]) {
    const lock = await readLock(place);
    const given = (await listSpecs(place)).filter(({ id }) => gives(source, id, lock[id]));
    if (given.length === 0) continue;
    return Promise.all(
      given.map(async (listed) => ({
        spec: await readSpec(place, listed),
        documents: lock[listed.id]?.upstream.map(({ name }) => name) ?? [],
      })),
    );
  }
  return [];
}

/** The modules among some pins. */
export function modulesIn(pins: readonly EarlierPin[]): readonly XmlModule[] {
  return pins.flatMap(({ spec }) => {
    const contract = spec.format === "xsd" ? readContract(spec, new Diagnostics()) : undefined;
    return contract?.kind === "xml" ? [contract.module] : [];
  });
}

/** A module with the types and roots that only its earlier pin has. */
export function completed(module: XmlModule, earlier: XmlModule | undefined): XmlModule {
  if (!earlier) return module;
  const types = new Set(module.types.map(({ name }) => name));
  const roots = new Set(module.roots.map(({ name }) => name));
  return {
    ...module,
    types: [...module.types, ...earlier.types.filter(({ name }) => !types.has(name))],
    roots: [...module.roots, ...earlier.roots.filter(({ name }) => !roots.has(name))],
  };
}
