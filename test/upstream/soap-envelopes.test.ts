import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readEnvelope, writeEnvelope, type SoapOperation, type SoapService } from "altinnkit/soap";
import { afterAll, expect, test } from "vitest";
import { Diagnostics } from "../../generator/diagnostics.js";
import type { SoapMessage, XmlRootRef } from "../../generator/model/soap.js";
import { libraryOf } from "../../generator/model/xml.js";
import { readContract } from "../../generator/read/index.js";
import { readSpecs } from "../../generator/specs.js";
import { readNode, writeNode, type XmlNode } from "../../runtime/xml/node.js";
import { XmlReader } from "../../runtime/xml/reader.js";
import { XmlWriter } from "../../runtime/xml/writer.js";
import { validated } from "../conformance/xsd/xmllint.js";
import { documentsOf, foldersOfWsdls, newestOf } from "../support/altinn2-wsdls.js";
import { describeUpstream } from "../support/upstream.js";
import { writeSchemas } from "../support/wsdl-schemas.js";
import { sampleOf, type Fullness } from "../support/xml-values.js";

const below = mkdtempSync(join(tmpdir(), "soap-envelopes-"));
afterAll(() => rmSync(below, { recursive: true }));

const endpoint = "https://altinn.example/";
const credentials = {
  systemUserName: "4711",
  systemPassword: "secret",
  userName: "company",
  userPassword: "secret",
  userSSN: "14857310056",
  userPinCode: "abcde",
  authMethod: "AltinnPin",
};

describeUpstream("envelopes of the services over SOAP of Altinn II", { timeout: 120_000 }, async () => {
  const contracts = (await readSpecs("specs"))
    .filter(({ id, format }) => id.startsWith("altinn2/") && (format === "soap" || format === "xsd"))
    .map((spec) => readContract(spec, new Diagnostics()));
  const modules = contracts.flatMap((contract) => (contract.kind === "xml" ? [contract.module] : []));
  const library = libraryOf(modules);

  const sample = ({ module, name }: XmlRootRef, fullness: Fullness): unknown =>
    sampleOf(
      modules.find(({ id }) => id === module)!.roots.find((root) => root.name === name)!,
      library,
      fullness,
    );

  /** What a method takes or answers: the properties of the body beside the header blocks. */
  const messageOf = ({ body, headers }: SoapMessage, fullness: Fullness): Record<string, unknown> => ({
    ...(body && (sample(body, fullness) as object)),
    ...Object.fromEntries(headers.map(({ name, element }) => [name, sample(element, fullness)])),
  });

  test("of every operation, with credentials where its contract has them, are valid by its schemas, and answers come back", async () => {
    const seen = { operations: 0, parts: 0, refused: [] as string[], unequal: [] as string[] };
    for (const contract of contracts) {
      if (contract.kind !== "soap") continue;
      const folder = join(below, contract.id);
      const schemas = writeSchemas(documentsOf(newestOf(contract.id, foldersOfWsdls())), folder);
      const { operations } = await serviceOf(contract.id);
      const paths: string[] = [];
      for (const operation of Object.values(operations)) {
        const { input, output } = contract.service.ports
          .flatMap(({ binding }) => binding.operations)
          .find(({ action }) => action === operation.action)!;
        for (const fullness of ["full", "minimal"] as const) {
          for (const part of partsOf(writeEnvelope(operation, asked(operation, messageOf(input, fullness)), options))) {
            const path = join(folder, `${operation.name}-${fullness}-${paths.length}.xml`);
            writeFileSync(path, part);
            paths.push(path);
          }
          const told = output && messageOf(output, fullness);
          if (told && !isSame(readEnvelope(operation, answer(operation, told)).data, told))
            seen.unequal.push(`${contract.id} ${operation.name} ${fullness}`);
        }
        seen.operations += 1;
      }
      const accepted = validated(schemas, paths);
      seen.parts += paths.length;
      seen.refused.push(...paths.filter((path) => !accepted.has(path)));
    }
    process.stdout.write(`${seen.operations} operations, ${seen.parts} parts of envelopes held to xmllint\n`);

    expect([seen.operations, seen.parts]).toEqual([191, 426]);
    expect([seen.refused, seen.unequal]).toEqual([[], []]);
  });
});

const options = { credentials, endpoint };

/** The generated service of a contract. */
async function serviceOf(id: string): Promise<SoapService> {
  const { href } = pathToFileURL(`generated/${id}/index.gen.ts`);
  const exported = Object.values((await import(href)) as Readonly<Record<string, object>>);
  return exported.find((one): one is SoapService => "operations" in one)!;
}

/** An input as a caller gives it: without what is credentials. */
function asked({ credentials = {} }: SoapOperation, message: object): never {
  const own = Object.values(credentials);
  return Object.fromEntries(Object.entries(message).filter(([name]) => !own.includes(name))) as never;
}

/** What a service would answer: the envelope of an operation that asks what this one answers. */
function answer({ name, version, action, output = {} }: SoapOperation, message: object): string {
  return writeEnvelope({ name, version, action, input: output }, message as never, { endpoint });
}

/** What stands in the body and, of the contract's own, in the header of an envelope, each as a document. */
function partsOf(envelope: string): readonly string[] {
  const reader = new XmlReader(envelope);
  reader.next();
  return elementsIn(readNode(reader))
    .flatMap(elementsIn)
    .filter(({ name }) => !/^\{http:\/\/(?:www\.w3|docs\.oasis-open)\.org\//.test(name))
    .map((element) => {
      const writer = new XmlWriter();
      writeNode(writer, element);
      return writer.finish();
    });
}

function elementsIn({ children }: XmlNode): readonly XmlNode[] {
  return children.filter((child) => typeof child !== "string");
}

function isSame(one: unknown, other: unknown): boolean {
  try {
    expect(one).toEqual(other);
    return true;
  } catch {
    return false;
  }
}
