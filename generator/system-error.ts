import { InputError } from "./errors.js";

/** What a user can do something about, by the code the system gives it. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: "access is denied",
  EEXIST: "there is a file in its place",
  EISDIR: "it is a folder, not a file",
  ENOENT: "there is no such file",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of the path is a file, not a folder",
  EPERM: "access is denied",
  EROFS: "the file system is read-only",
};

/** The error to show when a file could not be read or written. */
export function systemError(error: unknown): InputError | undefined {
  const { code = "", path } = error as { code?: string; path?: string };
  const reason = reasons[code];
  if (reason === undefined || path === undefined) return undefined;
  return new InputError(`${path}: ${reason} (${code}).`);
}
