import { migrationsOfSoap, type Migration } from "../../migration/index.js";
import { logicalName } from "../../migration/soap-names.js";
import { contractOf, contracts, contractsOfNamespace, migrationsOfContract } from "./contracts.js";
import type { Scanned } from "./scan.js";
import { textsIn } from "./texts.js";
import type { FoundUse } from "./use.js";

/** A contract's operation, or contracts of which nothing tells the operation. */
interface Told {
  readonly contracts: readonly string[];
  readonly operation?: string;
  readonly certain: boolean;
  readonly migrations: readonly Migration[];
}

const endpoint = /(?:Archive|Authentication|Authorization|Intermediary|Register|ServiceEngine)External\/(\w+)\.svc/;
const namespace = /http:\/\/www\.altinn\.no\/services\/(\w+(?:\/\w+)*?)\/\d{4}\/\d{2}(?:\/(I\w+)\/(\w+))?/;
const batchNamespace = "http://AltInn.no/webservices/";

/**
 * The uses of Altinn II's SOAP services in a file: endpoints, actions, namespaces, and names of operations.
 *
 * A name that says its channel (`GetReceiptBasicV2`) is certain; one that any API may have (`GetRights`) only beside
 * something else of Altinn II. A contract as a whole is told where no operation of it is.
 */
export function soapUses({ file, accesses }: Scanned): FoundUse[] {
  const texts = textsIn(file);
  const speaks = texts.flatMap(({ node, text }) => inText(text).map((told) => ({ ...told, node })));
  const called = accesses.map((access) => ({ node: access.getNameNode(), name: access.getName() }));
  const named = [...called, ...texts.map(({ node, text }) => ({ node, name: text }))].flatMap(({ node, name }) => {
    const told = operation(name.replace(/Async$/, ""));
    return told === undefined ? [] : [{ ...told, node, certain: told.certain || speaks.length > 0 }];
  });
  const all = [...speaks, ...named];
  const exact = new Set(all.filter((told) => told.operation !== undefined).flatMap(({ contracts }) => contracts));
  return all
    .filter((told) => told.operation !== undefined || !told.contracts.some((contract) => exact.has(contract)))
    .map(({ contracts, operation, ...told }) => ({
      ...told,
      altinn2: `${contracts.join(" or ")}${operation === undefined ? "" : ` ${operation}`}`,
    }));
}

function inText(text: string): Told[] {
  const service = endpoint.exec(text)?.[1];
  if (service !== undefined) return whole(contractOf(service));
  if (text.includes(batchNamespace)) return whole("ServiceOwnerReceiver/OnlineBatch");
  const [, path, portType, action] = namespace.exec(text) ?? [];
  if (path === undefined) return [];
  if (action !== undefined) {
    const name = action.replace(/(?:Response|AltinnFaultFault)$/, "");
    return [operation(name, portType && contractOf(portType))].filter((told) => told !== undefined);
  }
  // An envelope names its operation as an element.
  const elements = [...text.matchAll(/<(?:[\w.-]+:)?(\w+)/g)].map(([, name = ""]) => operation(name));
  const operations = elements.filter((told) => told !== undefined);
  return operations.length > 0 ? operations : whole(...contractsOfNamespace(path));
}

/** Contracts as a whole, as nothing tells the operation. */
function whole(...found: readonly (string | undefined)[]): Told[] {
  const known = found.filter((contract) => contract !== undefined);
  const migrations = [...new Set(known.flatMap(migrationsOfContract))];
  return known.length === 0 ? [] : [{ contracts: known, certain: true, migrations }];
}

function operation(name: string, contract?: string): Told | undefined {
  const migrations = migrationsOfSoap(name, contract);
  if (migrations.length === 0) return undefined;
  const owners = contracts.filter((one) => (contract === undefined || one === contract) && has(migrations, one, name));
  const certain = logicalName(name) !== name || contract !== undefined;
  return { contracts: owners, operation: name, certain, migrations };
}

function has(migrations: readonly Migration[], contract: string, name: string): boolean {
  return migrations.some(({ soap }) => [name, logicalName(name)].some((one) => soap[contract]?.includes(one)));
}
