import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Instance } from "./round-trip.js";
import { w3cArchive } from "./shared.js";

/** The pairs of the W3C suite; unpacked once, and kept until the archive is another. */
export function w3cPairs(): { readonly folder: string; readonly pairs: readonly Instance[] } {
  const { size, mtimeMs } = statSync(w3cArchive);
  const cache = join(tmpdir(), `altinnkit-w3c-xsd-${size}-${Math.round(mtimeMs)}`);
  if (!existsSync(cache)) unpack(cache);
  const folder = join(cache, "w3c-xsd");
  const rows = readFileSync(join(folder, "pairs.tsv"), "utf8").trim().split("\n");
  const pairs = rows.map((row) => {
    const [schema = "", instance = "", meta = ""] = row.split("\t");
    return { schema: join(folder, schema), path: join(folder, instance), group: meta.replace("Meta", "") };
  });
  return { folder, pairs };
}

function unpack(folder: string): void {
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const { status, stderr } = spawnSync("tar", ["-xJf", w3cArchive, "-C", unfinished], { encoding: "utf8" });
  if (status !== 0) throw new Error(`tar cannot unpack ${w3cArchive}: ${stderr}`);
  renameSync(unfinished, folder);
}
