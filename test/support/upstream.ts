import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe } from "vitest";
import { root } from "./cli.js";

/** Upstream's own documents, beside the checkout where they are at hand. */
export const upstream = resolve(root, "../shared/upstream");

const isHere = existsSync(upstream);
if (!isHere) process.stderr.write("../shared/upstream is not here; the checks against it are skipped.\n");

/** A suite that needs {@link upstream}; without it, it is skipped. */
export const describeUpstream = isHere ? describe : describe.skip;
