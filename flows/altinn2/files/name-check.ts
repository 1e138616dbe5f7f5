import { ZipError } from "../batch/zip-error.js";

/**
 * Absolute, up or out of the folder, with a drive, a part of nothing but dots and spaces, which Windows reads as one
 * without its last, or a character no file system takes.
 */
const unsafe = /^[/\\]|^[a-z]:|(?:^|[/\\])[. ]*(?:[/\\]|$)|\p{Cc}/iu;

/**
 * Holds that files can lie beside one another in a folder.
 *
 * @param known - What tells two files apart.
 * @returns What is called with each name, and throws a {@link ZipError}.
 */
export function nameCheck(known: (name: string) => string): (name: string) => void {
  const seen = new Set<string>();
  return (name) => {
    if (unsafe.test(name)) throw new ZipError("name", "a file's name leads out of the folder, or to nowhere.", name);
    if (seen.has(known(name))) throw new ZipError("name", "two files have the same name.", name);
    seen.add(known(name));
  };
}
