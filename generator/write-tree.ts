import { posix } from "node:path";
import { InputError } from "./errors.js";
import { isGenerated } from "./emit/layout.js";
import { exclusively, listFiles, readTree, recover, replaceFolder } from "./files.js";
import type { Tree } from "./model/tree.js";

/**
 * Makes a folder hold a tree, at one stroke. Writes nothing when it already does.
 *
 * @param ids - The contracts the tree is of, when it is not all of them; files of others stay.
 * @returns The paths that were added, changed or removed.
 * @throws {@link InputError} when the folder holds a file that is not generated: it would be lost.
 */
export async function writeTree(folder: string, tree: Tree, ids?: readonly string[]): Promise<string[]> {
  return exclusively(folder, async () => {
    await recover(folder);
    const { present, kept } = await readGenerated(folder, ids);
    const changed = differences(present, tree);
    if (changed.length > 0) await replaceFolder(folder, tree, kept);
    return changed;
  });
}

/**
 * Reads a generated tree.
 *
 * @param ids - The contracts to read, when it is not all of them; paths of others are `kept`.
 * @throws {@link InputError} when the folder holds a file that is not generated.
 */
export async function readGenerated(
  folder: string,
  ids?: readonly string[],
): Promise<{ readonly present: Tree; readonly kept: readonly string[] }> {
  const paths = await listFiles(folder);
  const foreign = paths.find((path) => !isGenerated(path));
  if (foreign !== undefined) {
    throw new InputError(
      `${folder}/${foreign}: not a generated file. The generated tree (--out) is a folder that holds nothing else.`,
    );
  }
  // A contract has no folders of its own: what lies deeper is another contract's.
  const kept = paths.filter((path) => ids !== undefined && !ids.includes(posix.dirname(path)));
  const present = await readTree(
    folder,
    paths.filter((path) => !kept.includes(path)),
  );
  return { present, kept };
}

/** Paths where a folder and a tree differ. */
export function differences(present: Tree, wanted: Tree): string[] {
  const paths = new Set([...present.keys(), ...wanted.keys()]);
  return [...paths].filter((path) => present.get(path) !== wanted.get(path)).sort();
}
