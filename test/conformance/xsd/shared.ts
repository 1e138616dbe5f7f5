import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { root } from "../../support/cli.js";
import { upstream } from "../../support/upstream.js";
import { python } from "./python.js";

/** Outside material and outside judges, beside the checkout where they are at hand. */
const shared = resolve(root, "../shared");

/** The W3C suite, packed. */
export const w3cArchive = `${shared}/conformance/w3c-xsd.tar.xz`;

/** Schemas Altinn Studio made, with the JSON Schemas it derives of them. */
export const studioModels = `${shared}/conformance/altinn-studio-models`;

/** Says at which level two documents are equal. */
export const equalJudge = `${shared}/judges/xml_equal.py`;

/** Makes random instances. */
export const instanceJudge = `${shared}/judges/xsd_instances.py`;

/** Altinn II's schemas and contracts. */
export const altinn2 = `${upstream}/altinn2`;

/** What of it is not here, and what is not installed; empty when the judges can sit. */
export const missing: readonly string[] = [
  ...[w3cArchive, equalJudge, instanceJudge, altinn2].filter((path) => !existsSync(path)),
  ...(runs("xmllint", "--version") ? [] : ["xmllint (libxml2-utils)"]),
  ...(runs(python, "-c", "import xmlschema") ? [] : [`xmlschema for ${python} (python3-xmlschema)`]),
];

function runs(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: "ignore" }).status === 0;
}
