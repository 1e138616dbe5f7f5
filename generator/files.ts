import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, link, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";

/** Every file below a folder, as sorted relative paths with `/`; empty when there is no such folder. */
export async function listFiles(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

/** The texts of every file below a folder, by relative path. */
export async function readTree(folder: string): Promise<Map<string, string>> {
  const paths = await listFiles(folder);
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), "utf8")] as const)),
  );
}

/**
 * Makes a folder hold exactly these files, at one stroke: the new folder is built beside the old one and takes its
 * place by rename. A run that is killed leaves the old folder or the new one; what it left beside them is cleared away
 * by the next.
 *
 * @param keep - Relative paths whose files go over as they are.
 */
export async function replaceFolder(
  folder: string,
  files: ReadonlyMap<string, string>,
  keep: readonly string[] = [],
): Promise<void> {
  const target = resolve(folder);
  await recover(target);
  const stage = join(dirname(target), `.${basename(target)}.${process.pid}-${randomUUID().slice(0, 8)}.new`);
  try {
    await mkdir(stage, { recursive: true });
    for (const path of keep) await carry(join(target, path), join(stage, path));
    for (const [path, text] of files) await write(join(stage, path), text);
    await swap(stage, target);
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

/** Puts back a folder that a killed run had moved aside, and clears away what it had begun. */
export async function recover(folder: string): Promise<void> {
  const target = resolve(folder);
  const parent = dirname(target);
  if (!existsSync(parent)) return;
  const left = (await readdir(parent)).filter((name) => leftover(target).test(name) && !isRunning(name, target));
  const old = left.find((name) => name.endsWith(".old"));
  if (!existsSync(target) && old !== undefined) await rename(join(parent, old), target);
  for (const name of left) await rm(join(parent, name), { recursive: true, force: true });
}

/** Two renames: no portable call exchanges two folders. {@link recover} undoes the first when the second never came. */
async function swap(stage: string, target: string): Promise<void> {
  const old = stage.replace(/\.new$/, ".old");
  const existed = existsSync(target);
  if (existed) await rename(target, old);
  try {
    await rename(stage, target);
  } catch (error) {
    if (existed) await rename(old, target);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

function leftover(target: string): RegExp {
  return new RegExp(
    `^\\.${basename(target).replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\.\\d+-[0-9a-f]{8}\\.(new|old)$`,
  );
}

function isRunning(name: string, target: string): boolean {
  const pid = Number(name.slice(basename(target).length + 2).split("-")[0]);
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function carry(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await link(from, to).catch(() => copyFile(from, to));
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
