import { Diagnostics, type Report } from "./diagnostics.js";
import { emitContract } from "./emit/index.js";
import type { Contract } from "./model/contract.js";
import type { Tree } from "./model/tree.js";
import { registryOf } from "./model/registry.js";
import { libraryOf } from "./model/xml.js";
import { readContract } from "./read/index.js";
import type { PinnedSpec } from "./specs.js";

/** What one contract gave. */
export interface Generated {
  readonly contract: Contract;
  readonly tree: Tree;
}

/** How {@link generate} goes about it. */
export interface GenerateOptions {
  /** Every pinned contract, when not all are generated: XML contracts, and those over SOAP, refer to one another. */
  readonly among?: readonly PinnedSpec[];
  /** Called when a contract is done, with how many there are. */
  readonly onDone?: (generated: Generated, count: number) => void;
}

/**
 * Turns pinned specs into files. No network, no clock, no disk: same specs, same bytes.
 *
 * The registry of namespaces is written when all XML contracts are, as it refers to them.
 */
export async function generate(
  specs: readonly PinnedSpec[],
  report: Report,
  { among = specs, onDone = () => {} }: GenerateOptions = {},
): Promise<Generated[]> {
  const contracts = specs.map((spec) => readContract(spec, report));
  const others = among.filter((spec) => spec.format === "xsd" && !specs.includes(spec));
  const modules = [...contracts, ...others.map((spec) => readContract(spec, new Diagnostics()))].flatMap((contract) =>
    contract.kind === "xml" ? [contract.module] : [],
  );
  const library = libraryOf(modules);
  const all: Generated[] = [];
  const wanted = [...contracts, ...(others.length === 0 ? registryOf(modules) : [])];
  for (const contract of wanted) {
    const generated = { contract, tree: await emitContract(contract, modules, library) };
    all.push(generated);
    onDone(generated, wanted.length);
  }
  return all;
}
