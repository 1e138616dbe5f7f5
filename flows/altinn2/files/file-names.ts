import { ZipError } from "../batch/zip-error.js";

/** Absolute, up or out of the folder, with a drive, an empty part, or a character no file system takes. */
const unsafe = /^[/\\]|^[a-z]:|(?:^|[/\\])\.{0,2}(?:[/\\]|$)|\p{Cc}/iu;

/**
 * Holds that files can lie beside one another on any disk, also on one that does not tell cases apart.
 *
 * @throws ZipError
 */
export function checkNames(names: Iterable<string>): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (unsafe.test(name)) throw new ZipError("name", "a file's name leads out of the folder, or to nowhere.", name);
    const known = name.normalize().toLowerCase();
    if (seen.has(known)) throw new ZipError("name", "two files have the same name.", name);
    seen.add(known);
  }
}
