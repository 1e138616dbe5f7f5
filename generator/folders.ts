import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** `specs/` of the working folder, or else the pins that came with the package. */
export function defaultSpecs(): string {
  return existsSync("specs") ? "specs" : join(packageRoot(), "specs");
}

function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}
