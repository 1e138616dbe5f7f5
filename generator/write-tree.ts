import { InputError } from "./errors.js";
import { isGenerated } from "./emit/layout.js";
import { readTree, recover, replaceFolder } from "./files.js";
import type { Tree } from "./model/tree.js";

/**
 * Makes a folder hold a tree, at one stroke. Writes nothing when it already does.
 *
 * @param ids - The contracts the tree is of, when it is not all of them; files of others stay.
 * @returns The paths that were added, changed or removed.
 * @throws {@link InputError} when the folder holds a file that is not generated: it would be lost.
 */
export async function writeTree(folder: string, tree: Tree, ids?: readonly string[]): Promise<string[]> {
  await recover(folder);
  const present = await readTree(folder);
  const foreign = [...present.keys()].find((path) => !isGenerated(path));
  if (foreign !== undefined) {
    throw new InputError(
      `${folder}/${foreign}: not a generated file. Generate into a folder that holds nothing else (--out).`,
    );
  }
  const kept = [...present.keys()].filter((path) => ids !== undefined && !ids.some((id) => path.startsWith(`${id}/`)));
  const changed = differences(present, tree, kept);
  if (changed.length > 0)
    await replaceFolder(
      folder,
      tree,
      kept.filter((path) => !tree.has(path)),
    );
  return changed;
}

/** Paths where a folder and a tree differ, but for those that are kept. */
export function differences(present: Tree, wanted: Tree, kept: readonly string[] = []): string[] {
  const paths = new Set([...present.keys(), ...wanted.keys()]);
  return [...paths].filter((path) => !kept.includes(path) && present.get(path) !== wanted.get(path)).sort();
}
