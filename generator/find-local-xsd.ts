import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { XsdFile, WantedXsd } from "./read/xsd/index.js";

/** Finds what a schema imports or includes on the disk, beside the file that says so. A URL is not followed. */
export function findLocalXsd({ location, from }: WantedXsd): XsdFile | undefined {
  if (location === undefined || /^[a-z][a-z\d+.-]+:/i.test(location)) return undefined;
  const name = resolve(dirname(from), decoded(location));
  return existsSync(name) ? { name, bytes: readFileSync(name) } : undefined;
}

/** A location is a URI; some are written as a path all the same. */
function decoded(location: string): string {
  const path = location.replaceAll("\\", "/");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
