import { existsSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { describe } from "vitest";
import { root } from "./cli.js";

/** Upstream's own documents, beside the checkout where they are at hand. */
export const upstream = resolve(root, "../shared/upstream");

/** What outside judges expect, beside the checkout where it is at hand. */
export const conformance = resolve(root, "../shared/conformance");

/** A suite that needs {@link upstream}; without it, it is skipped. */
export const describeUpstream = suiteWith(upstream);

/** A suite that needs {@link conformance}; without it, it is skipped. */
export const describeConformance = suiteWith(conformance);

function suiteWith(folder: string): typeof describe | typeof describe.skip {
  if (existsSync(folder)) return describe;
  process.stderr.write(`../${relative(dirname(root), folder)} is not here; the checks against it are skipped.\n`);
  return describe.skip;
}
