import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromXml, toXml } from "altinnkit/xml";
import { afterAll, expect, test } from "vitest";
import { Diagnostics } from "../../generator/diagnostics.js";
import type { SoapContract } from "../../generator/model/contract.js";
import type { SoapOperation, SoapService, XmlRootRef } from "../../generator/model/soap.js";
import { libraryOf, typeRef, type XmlModule } from "../../generator/model/xml.js";
import { readContract } from "../../generator/read/index.js";
import { readSpecs } from "../../generator/specs.js";
import { validated } from "../conformance/xsd/xmllint.js";
import { documentsOf, foldersOfWsdls, newestOf, soap } from "../support/altinn2-wsdls.js";
import { describeUpstream } from "../support/upstream.js";
import { readFolder } from "../support/wsdl.js";
import { writeSchemas } from "../support/wsdl-schemas.js";
import { rootsOf } from "../support/xml-roots.js";
import { sampleOf, type Fullness } from "../support/xml-values.js";

/** The schemas these import were never saved, so there is nothing to hold their messages to. */
const incomplete = [
  "Archive/ServiceOwnerArchive/Basic_2020-11",
  "Intermediary/IntermediaryInbound/EC_2017-09",
  "Intermediary/ReceiptAgency/Basic_2020-11",
];

const below = mkdtempSync(join(tmpdir(), "soap-messages-"));
afterAll(() => rmSync(below, { recursive: true }));

describeUpstream("messages of the services over SOAP of Altinn II", { timeout: 120_000 }, () => {
  const folders = foldersOfWsdls();

  test("of every WSDL are valid by its own schemas, and come back equal", () => {
    const seen = new Counts();
    const complete = folders.filter((folder) => !incomplete.includes(folder));
    for (const folder of complete) {
      const { services, modules } = readAll(folder);
      const schemas = writeSchemas(documentsOf(folder), join(below, folder));
      seen.add(messagesOf(services, modules, join(below, folder)), schemas);
    }
    process.stdout.write(`${complete.length} of ${folders.length} folders, ${seen.told}\n`);

    expect([folders.length, complete.length, seen.operations]).toEqual([93, 90, 355]);
    expect([seen.unequal, seen.refused]).toEqual([[], []]);
  });

  test("of every pinned contract are valid by the schemas of its newest WSDL, and come back equal", async () => {
    const contracts = (await readSpecs("specs"))
      .filter(({ id, format }) => id.startsWith("altinn2/") && (format === "soap" || format === "xsd"))
      .map((spec) => readContract(spec, new Diagnostics()));
    const modules = contracts.flatMap((contract) => (contract.kind === "xml" ? [contract.module] : []));
    const services = contracts.filter((contract): contract is SoapContract => contract.kind === "soap");
    const seen = new Counts();
    for (const { id, service } of services) {
      const folder = join(below, "pinned", id);
      const schemas = writeSchemas(documentsOf(newestOf(id, folders)), folder);
      seen.add(messagesOf([service], modules, folder), schemas);
    }
    process.stdout.write(`${services.length} contracts, ${seen.told}\n`);

    expect([services.length, seen.operations]).toEqual([46, 191]);
    expect([seen.unequal, seen.refused]).toEqual([[], []]);
  });
});

/** A message part that was made up, written and read again. */
interface Message {
  readonly path: string;
  readonly what: string;
  readonly isEqual: boolean;
}

interface Messages {
  readonly operations: number;
  readonly parts: readonly Message[];
}

class Counts {
  operations = 0;
  parts = 0;
  valid = 0;
  readonly unequal: string[] = [];
  readonly refused: string[] = [];

  add({ operations, parts }: Messages, schemas: string): void {
    this.operations += operations;
    this.parts += parts.length;
    this.unequal.push(...parts.filter(({ isEqual }) => !isEqual).map(({ what }) => what));
    const paths = parts.map(({ path }) => path);
    const accepted = validated(schemas, paths);
    this.valid += accepted.size;
    this.refused.push(...parts.filter(({ path }) => !accepted.has(path)).map(({ what, path }) => `${path} ${what}`));
  }

  get told(): string {
    return `${this.operations} operations, ${this.parts} message parts, ${this.valid} of them held to xmllint`;
  }
}

/** A full and a minimal value of each part of each message of each operation, written below a folder. */
function messagesOf(services: readonly SoapService[], modules: readonly XmlModule[], folder: string): Messages {
  const library = libraryOf(modules);
  const roots = rootsOf(modules);
  const parts: Message[] = [];
  const operations = services.flatMap(({ ports }) => ports.flatMap(({ binding }) => binding.operations));
  const write = (what: string, { module, name }: XmlRootRef, fullness: Fullness): void => {
    const declared = modules.find(({ id }) => id === module)!.roots.find((root) => root.name === name)!;
    const root = roots.get(typeRef(module, name))!;
    const value = sampleOf(declared, library, fullness);
    const text = toXml(root, value);
    const path = join(folder, `${parts.length}.xml`);
    writeFileSync(path, text);
    parts.push({ path, what: `${what} ${fullness}`, isEqual: isSame(fromXml(root, text), value) });
  };
  for (const operation of operations)
    for (const [what, root] of rootsIn(operation))
      for (const fullness of ["full", "minimal"] as const) write(`${operation.name} ${what}`, root, fullness);
  return { operations: operations.length, parts };
}

function rootsIn({ input, output, faults }: SoapOperation): readonly (readonly [string, XmlRootRef])[] {
  const messages = [["input", input] as const, ...(output ? [["output", output] as const] : [])];
  return [
    ...messages.flatMap(([what, { body, headers }]) => [
      ...(body ? [[what, body] as const] : []),
      ...headers.map(({ name, element }) => [`${what} header ${name}`, element] as const),
    ]),
    ...faults.map(({ name, element }) => [name, element] as const),
  ];
}

function isSame(one: unknown, other: unknown): boolean {
  try {
    expect(one).toEqual(other);
    return true;
  } catch {
    return false;
  }
}

function readAll(folder: string): ReturnType<typeof readFolder> {
  const files = Object.fromEntries(
    readdirSync(join(soap, folder)).map((name) => [`${folder}/${name}`, readFileSync(join(soap, folder, name))]),
  );
  return readFolder(
    files,
    Object.keys(files).filter((name) => name.endsWith(".wsdl")),
  );
}
