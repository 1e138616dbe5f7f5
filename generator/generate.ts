import type { Report } from "./diagnostics.js";
import { emitContract } from "./emit/index.js";
import type { Contract } from "./model/contract.js";
import type { Tree } from "./model/tree.js";
import { libraryOf } from "./model/xml.js";
import { readContract } from "./read/index.js";
import type { PinnedSpec } from "./specs.js";

/** What one contract gave. */
export interface Generated {
  readonly contract: Contract;
  readonly tree: Tree;
}

/** Turns pinned specs into files. No network, no clock, no disk: same specs, same bytes. */
export async function generate(
  specs: readonly PinnedSpec[],
  report: Report,
  onDone: (generated: Generated) => void = () => {},
): Promise<Generated[]> {
  const contracts = specs.map((spec) => readContract(spec, report));
  const library = libraryOf(contracts.flatMap((contract) => (contract.kind === "xml" ? [contract.module] : [])));
  const all: Generated[] = [];
  for (const contract of contracts) {
    const generated = { contract, tree: await emitContract(contract, library) };
    all.push(generated);
    onDone(generated);
  }
  return all;
}
