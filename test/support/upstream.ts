import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe } from "vitest";
import { root } from "./cli.js";

/** Upstream's own documents, beside the checkout where they are at hand. */
export const upstream = resolve(root, "../shared/upstream");

/** A suite that needs {@link upstream}; without it, it is skipped and says so. */
export function describeUpstream(name: string, suite: () => void): void {
  const isHere = existsSync(upstream);
  if (!isHere) process.stderr.write(`Skipped, ../shared/upstream is not here: ${name}\n`);
  describe.skipIf(!isHere)(name, suite);
}
