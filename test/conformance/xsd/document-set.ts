import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";
import type { SchemaFile } from "./engine.js";

/** A schema with all documents on disk that it refers to, near and far; itself first. */
export function documentSet(path: string): readonly SchemaFile[] {
  const found = new Map<string, SchemaFile>();
  const open = [path, ...besides(path)];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    if (found.has(next)) continue;
    const bytes = readFileSync(next);
    found.set(next, { path: next, bytes });
    open.push(...references(next, decode(bytes)));
  }
  return [...found.values()];
}

/** All files with one of these extensions below a folder, in order. */
export function filesBelow(folder: string, ...extensions: readonly string[]): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extensions.includes(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** What lies beside a saved service reference, because its map says which file is which address. */
function besides(path: string): readonly string[] {
  if (extname(path) !== ".wsdl") return [];
  const folder = dirname(path);
  const files = readdirSync(folder).map((name) => join(folder, name));
  return files.some((file) => file.endsWith(".svcmap"))
    ? files.filter((file) => [".wsdl", ".xsd", ".svcmap"].includes(extname(file)))
    : [];
}

function references(path: string, text: string): readonly string[] {
  return [
    ...text.matchAll(/<[\w:]*(?:import|include|redefine)\b[^>]*?\b(?:schemaLocation|location)\s*=\s*["']([^"']+)["']/g),
  ]
    .map(([, location = ""]) => resolve(dirname(path), location))
    .filter((file) => existsSync(file) && statSync(file).isFile());
}

function decode(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff ? "utf-16le" : bytes[0] === 0xfe ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}
