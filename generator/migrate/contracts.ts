import { migrations, type Migration } from "../../migration/index.js";
import { contractName } from "../../migration/soap-names.js";

/** What becomes of each SOAP contract's operations. */
const byContract = new Map<string, readonly Migration[]>();
for (const migration of migrations as readonly Migration[]) {
  for (const contract of Object.keys(migration.soap)) {
    byContract.set(contract, [...(byContract.get(contract) ?? []), migration]);
  }
}

/** Namespaces that the names of their contracts do not begin with. */
const otherNamespaces: Readonly<Record<string, readonly string[]>> = {
  "Authorization/Administration": ["Authorization/Administration", "Authorization/Token"],
  "Intermediary/Shipment/IntermediaryInbound": [
    "Intermediary/IntermediaryInbound",
    "Intermediary/IntermediaryInboundStreamed",
  ],
  "Register/ER": ["Register/RegisterER"],
  "Register/SRR": ["Register/RegisterSRRAgency"],
};

/** All contracts, such as `ServiceEngine/CorrespondenceAgency`. */
export const contracts: readonly string[] = [...byContract.keys()];

/** What becomes of a contract's operations, all together. */
export function migrationsOfContract(contract: string): readonly Migration[] {
  return byContract.get(contract) ?? [];
}

/**
 * The contract of a service, an endpoint or a port type: `CorrespondenceAgencyExternalBasic` is of
 * `ServiceEngine/CorrespondenceAgency`.
 */
export function contractOf(service: string): string | undefined {
  const name = contractName(service).toLowerCase();
  return contracts.find((contract) => contract.toLowerCase().endsWith(`/${name}`));
}

/** The contracts that may be meant by a namespace, given without its host and its date: `ServiceEngine/Correspondence`. */
export function contractsOfNamespace(path: string): readonly string[] {
  return otherNamespaces[path] ?? contracts.filter((contract) => contract.startsWith(path));
}
