import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, link, mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { InputError } from "./errors.js";

/** Every file below a folder, as sorted relative paths with `/`; empty when there is no such folder. */
export async function listFiles(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

/** The texts of files below a folder, by relative path; of every file when none is named. */
export async function readTree(folder: string, files?: readonly string[]): Promise<Map<string, string>> {
  const paths = files ?? (await listFiles(folder));
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
  const target = await placeOf(folder);
  if (contains(target, process.cwd()))
    throw new InputError(`${folder}: holds the working folder, which is never replaced. Name a folder below it.`);
  await recover(folder);
  const stage = stagePath(target);
  try {
    await mkdir(stage, { recursive: true });
    for (const path of keep) await carry(join(target, path), join(stage, path));
    for (const [path, text] of files) await write(join(stage, path), text);
    await swap(stage, target);
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

/** Writes one file at one stroke: a run that is killed leaves the old one or the new one. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const target = await placeOf(path);
  if (await isFolder(target)) throw new InputError(`${path}: this is a folder. Name a file.`);
  const stage = stagePath(target);
  try {
    await write(stage, text);
    await rename(stage, target);
  } finally {
    await rm(stage, { force: true });
  }
}

/** Puts back a folder that a killed run had moved aside, and clears away what it had begun. */
export async function recover(folder: string): Promise<void> {
  const target = await placeOf(folder);
  const parent = dirname(target);
  if (!(await isFolder(parent))) return;
  const left = (await readdir(parent)).filter(
    (name) => leftover(target).test(name) && !isRunning(ownerOf(name, target)),
  );
  const old = left.find((name) => name.endsWith(".old"));
  if (!existsSync(target) && old !== undefined) await rename(join(parent, old), target);
  for (const name of left) await rm(join(parent, name), { recursive: true, force: true });
}

/** This very process; any other of its number has died. */
const self = `${process.pid}-${randomUUID()}`;
const longestWaitMs = 60_000;

/**
 * Does something to a folder while no other run of ours does.
 *
 * @throws {@link InputError} when another run does not come to an end.
 */
export async function exclusively<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const target = await placeOf(folder);
  const claim = join(dirname(target), `.${basename(target)}.claim`);
  await mkdir(dirname(target), { recursive: true });
  const until = performance.now() + longestWaitMs;
  while (!(await take(claim))) {
    if (performance.now() > until)
      throw new InputError(`${folder}: another run holds it. If there is none, delete ${claim}.`);
    await wait(20);
  }
  try {
    return await work();
  } finally {
    await rm(claim, { force: true });
  }
}

async function take(claim: string): Promise<boolean> {
  try {
    await writeFile(claim, self, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const owner = await readFile(claim, "utf8").catch(() => "");
    // An empty claim is being written; one whose owner died is nobody's.
    if (owner !== "" && owner !== self && !isRunning(Number(owner.split("-")[0]))) await rm(claim, { force: true });
    return false;
  }
}

function contains(folder: string, other: string): boolean {
  const way = relative(folder, other);
  return way === "" || !(way.startsWith("..") || isAbsolute(way));
}

/** Where a folder or file really is, so that one behind a symbolic link is replaced and the link stays. */
async function placeOf(folder: string): Promise<string> {
  return realpath(folder).catch(() => resolve(folder));
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function stagePath(target: string): string {
  return join(dirname(target), `.${basename(target)}.${process.pid}-${randomUUID().slice(0, 8)}.new`);
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

function ownerOf(name: string, target: string): number {
  return Number(name.slice(basename(target).length + 2).split("-")[0]);
}

function isRunning(pid: number): boolean {
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
