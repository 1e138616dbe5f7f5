import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { registry } from "altinnkit/altinn2/xml";
import { parseNamespace } from "altinnkit/xml";
import ts from "typescript";
import { expect, test } from "vitest";
import type { SoapBinding, SoapPolicy, SoapService } from "../../generator/model/soap.js";
import { compilerOptions } from "../support/compiled.js";
import { describeUpstream, upstream } from "../support/upstream.js";
import { emitted, readFolder, type WsdlReading } from "../support/wsdl.js";

const altinn2 = `${upstream}/altinn2/`;

/** What a plain XML parser found in a WSDL, as `soap/INVENTORY.json` has it. */
interface Inventoried {
  readonly file: string;
  readonly targetNamespace: string;
  /** What was worked out from the documentation is `derived`. */
  readonly kind: "real" | "derived";
  readonly services: readonly unknown[];
  readonly portTypes: readonly InventoriedPortType[];
  readonly bindings: readonly InventoriedBinding[];
  readonly policyMarkers: readonly string[];
  readonly schemaNamespaces: readonly string[];
}

interface InventoriedPortType {
  readonly name: string;
  readonly operations: readonly { readonly name: string; readonly faults: readonly string[] }[];
}

interface InventoriedBinding {
  readonly name: string;
  readonly type: string;
  readonly soapVersion: string;
  readonly operations: readonly {
    readonly name: string;
    readonly soapAction: string;
    readonly inputHeaders: readonly string[];
  }[];
}

const policies: readonly (readonly [SoapPolicy, marker: string])[] = [
  ["secure-conversation", "SecureConversationToken"],
  ["username-token", "UsernameToken"],
  ["mtom", "OptimizedMimeSerialization"],
  ["addressing", "UsingAddressing"],
];

/** Of these the documents they import were never saved. */
const incomplete = [
  "soap/Archive/ServiceOwnerArchive/Basic_2020-11/ServiceOwnerArchiveExternalBasic.svc.wsdl",
  "soap/Intermediary/IntermediaryInbound/EC_2017-09/IntermediaryInboundExternalEC.wsdl",
  "soap/Intermediary/ReceiptAgency/Basic_2020-11/ReceiptAgencyExternalBasic.svc.wsdl",
];

describeUpstream("of the WSDLs of Altinn II", () => {
  const inventory = existsSync(altinn2) ? inventoried() : [];
  const folders = [...new Set(inventory.map(({ file }) => dirname(file)))].map(
    (folder) => [folder, inventory.filter(({ file }) => dirname(file) === folder)] as const,
  );

  test("every one is read, and those are told of that import what was never saved", () => {
    const read = inventory.map(({ file }) => ({ file, ...readFolder(filesOf(dirname(file)), [file]) }));
    const told = read.filter(({ diagnostics }) => diagnostics.length > 0);

    expect(read.length).toBe(98);
    expect(told.map(({ file }) => file)).toEqual(incomplete);
    expect(new Set(told.flatMap(({ diagnostics }) => diagnostics).map((said) => said.split(" ")[0]))).toEqual(
      new Set(["xsd-missing", "wsdl-missing"]),
    );
  });

  test("services, ports, operations, actions, headers, faults and policies are what another parser finds", () => {
    const counts = { services: 0, ports: 0, operations: 0 };
    for (const [folder, entries] of folders) {
      const { services, bindings } = readAll(folder, entries);
      counts.services += services.length;
      counts.ports += services.flatMap(({ ports }) => ports).length;
      counts.operations += bindings.flatMap(({ operations }) => operations).length;
      const portTypes = entries.flatMap(({ portTypes }) => portTypes);
      for (const entry of entries) {
        const isOwn = ({ namespace }: SoapService | SoapBinding): boolean => namespace === entry.targetNamespace;
        expect([entry.file, services.filter(isOwn).map(told), bindings.filter(isOwn).map(bound)]).toEqual([
          entry.file,
          entry.services,
          entry.bindings.map((binding) => inventoriedBinding(binding, portTypes, entry.policyMarkers)),
        ]);
      }
    }
    expect(counts).toEqual({ services: 93, ports: 95, operations: 371 });
  });

  test("every namespace they declare types in is in the registry", () => {
    const real = inventory.filter(({ kind }) => kind === "real");
    const [all, declared] = [inventory, real].map((some) => new Set(some.flatMap((one) => one.schemaNamespaces)));

    expect([all!.size, declared!.size]).toEqual([102, 95]);
    expect([...all!].filter((namespace) => !Object.hasOwn(registry, namespace))).toEqual([]);
    expect([...declared!].filter((namespace) => parseNamespace(namespace)).length).toBe(87);
  });

  test("types and operations satisfy the strict compiler", async () => {
    const below = mkdtempSync(resolve(".types-wsdls-"));
    try {
      const paths: string[] = [];
      for (const [index, [folder, entries]] of folders.entries())
        paths.push(...(await write(join(below, `${index}`), readAll(folder, entries))));
      const program = ts.createProgram(paths, {
        ...compilerOptions,
        noUncheckedIndexedAccess: true,
        noUnusedLocals: true,
        verbatimModuleSyntax: true,
        isolatedModules: true,
      });
      const said = ts
        .getPreEmitDiagnostics(program)
        .map(({ file, messageText }) => `${file?.fileName} ${ts.flattenDiagnosticMessageText(messageText, " ")}`);

      expect(paths.length).toBeGreaterThan(2000);
      expect(said).toEqual([]);
    } finally {
      rmSync(below, { recursive: true });
    }
  }, 300_000);
});

function inventoried(): readonly Inventoried[] {
  return JSON.parse(readFileSync(`${altinn2}soap/INVENTORY.json`, "utf8")) as readonly Inventoried[];
}

function filesOf(folder: string): Readonly<Record<string, Uint8Array>> {
  const names = readdirSync(altinn2 + folder).map((name) => `${folder}/${name}`);
  return Object.fromEntries(names.map((name) => [name, readFileSync(altinn2 + name)]));
}

/** The WSDLs of a folder together, as one may import another. */
function readAll(folder: string, entries: readonly Inventoried[]): WsdlReading {
  return readFolder(
    filesOf(folder),
    entries.map(({ file }) => file),
  );
}

function told({ name, ports }: SoapService): unknown {
  return { name, ports: ports.map(({ name, binding, address }) => ({ name, binding: binding.name, address })) };
}

function bound({ name, portType, version, policies, operations }: SoapBinding): unknown {
  return {
    name,
    type: portType,
    soapVersion: version,
    policies,
    operations: operations.map(({ name, action, input, faults }) => ({
      name,
      soapAction: action,
      inputHeaders: input.headers.map(({ name }) => name).sort(),
      faults: faults.map(({ name }) => name),
    })),
  };
}

function inventoriedBinding(
  { name, type, soapVersion, operations }: InventoriedBinding,
  portTypes: readonly InventoriedPortType[],
  markers: readonly string[],
): unknown {
  const abstract = portTypes.find((portType) => portType.name === type)?.operations ?? [];
  return {
    name,
    type,
    soapVersion,
    policies: policies.filter(([, marker]) => markers.includes(marker)).map(([policy]) => policy),
    operations: operations.map(({ name, soapAction, inputHeaders }) => ({
      name,
      soapAction,
      inputHeaders,
      faults: abstract.find((operation) => operation.name === name)?.faults,
    })),
  };
}

/** Writes what would be generated below a folder; the paths of the files. */
async function write(below: string, reading: WsdlReading): Promise<readonly string[]> {
  return [...(await emitted(reading))].map(([file, text]) => {
    const path = join(below, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  });
}
