import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { recover } from "./files.js";

/** Where a command's contracts lie when no folder is named; for `--help`. */
export const specsDefault = "specs/, or else the pins that came with the package";

/** The folder of pinned specs to read: the one that was named, `specs/` here if it holds pins, or the package's. */
export async function openSpecs(named: string | undefined): Promise<string> {
  const folder = named ?? "specs";
  await recover(folder);
  return named !== undefined || existsSync(join(folder, "lock.json")) ? folder : packageSpecs();
}

/** The pins that came with the package. */
export function packageSpecs(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return join(folder, "specs");
}
