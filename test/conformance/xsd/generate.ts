/** A whole run for the judge of speed: reads a schema, writes all that is generated of it. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { documentSet } from "./document-set.js";
import { generate } from "./engine.js";

const [, , schema = "", folder = ""] = process.argv;
for (const [path, text] of generate(documentSet(schema))) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
