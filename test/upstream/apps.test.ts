import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bearer } from "../../runtime/auth/index.js";
import { connect, type ApiDescriptor, type Result } from "../../runtime/index.js";
import { Diagnostics } from "../../generator/diagnostics.js";
import { generate } from "../../generator/generate.js";
import { objectAt, textAt, type Json, type JsonObject } from "../../generator/model/json.js";
import { pull } from "../../generator/pull/pull.js";
import { appSource } from "../../generator/sources/index.js";
import { readSpecs } from "../../generator/specs.js";
import { writeTree } from "../../generator/write-tree.js";
import { startPrism } from "../servers/prism.js";
import { root } from "../support/cli.js";
import { describeUpstream, upstream } from "../support/upstream.js";

const org = "tdd";
const app = "contributer-restriction";

type Calls = Readonly<Record<string, Readonly<Record<string, (request: object) => Promise<Result<unknown>>>>>>;

const path = { instanceOwnerPartyId: 51001234, instanceGuid: "7d2f6a3e-5c4b-4f0a-9a1e-2b3c4d5e6f70" };
const element = { ...path, dataGuid: "0f6bc1b0-7d1c-4a5e-8f3d-1c2b3a4d5e6f" };
const form = { melding: { name: "Kari Fjord", toggle: true } };
const xml = "<Skjema><melding><name>Kari Fjord</name></melding></Skjema>";

/** Every kind of call an app's own client has, and the status that tells Prism found nothing wrong with it. */
const calls: readonly (readonly [name: string, request: object, status: number])[] = [
  ["instances.create", { body: { instanceOwner: { organisationNumber: "310724181" } } }, 201],
  ["instances.get", { path }, 200],
  ["instances.validate", { path }, 200],
  ["default.create", { path, body: form }, 201],
  ["default.createXml", { path, body: xml }, 201],
  ["default.get", { path: element }, 200],
  ["default.getXml", { path: element }, 200],
  ["default.update", { path: element, body: form }, 200],
  ["default.updateXml", { path: element, body: xml }, 200],
  ["data.patch", { path, body: { patches: [{ dataElementId: element.dataGuid, patch: [] }] } }, 200],
  ["customElement.create", { path, body: new Blob(["a"]) }, 201],
  ["customElement.get", { path: element }, 200],
  ["data.delete", { path: element }, 204],
  ["process.next", { path, body: { action: "confirm" } }, 200],
  ["application.getMetadata", {}, 200],
  ["instances.delete", { path }, 204],
];

/**
 * The document as Prism can answer by it: it asks in vain for path parameters that a path does not name, takes JSON by
 * one name only, and cannot make up bytes whose type is not told.
 */
function answerable(document: JsonObject): object {
  const paths = Object.entries(objectAt(document, "paths")).map(([path, item]) => {
    const text = JSON.stringify(item, (key, value: unknown) =>
      key === "parameters" ? (value as JsonObject[]).filter((one) => names(path, one)) : value,
    );
    const mended = text
      .replaceAll('"text/json"', '"application/json"')
      .replaceAll('{"format":"binary"}', '{"type":"string","format":"binary"}');
    return [path, JSON.parse(mended) as Json];
  });
  return { ...document, paths: Object.fromEntries(paths) as JsonObject };
}

function names(path: string, parameter: JsonObject): boolean {
  const shared = /^#\/components\/parameters\/(instance|data)/.test(textAt(parameter, "$ref") ?? "");
  return !shared || path.includes(`{${textAt(parameter, "$ref")?.split("/").at(-1)}}`);
}

describeUpstream("an app's own document", { timeout: 120_000 }, () => {
  test.each(["v8", "v9"])("of library version %s gives a client whose calls fit that document", async (version) => {
    const file = `${upstream}/altinn3/app-${version}-custom.openapi.json`;
    const folder = await mkdtemp(join(root, ".scratch-"));
    const document = JSON.parse((await readFile(file, "utf8")).replace(/^\uFEFF/, "")) as JsonObject;
    const prism = await startPrism(answerable(document));
    try {
      const specs = join(folder, "specs");
      const report = new Diagnostics();
      await pull([appSource({ org, app }, file)], { specs, docs: "strip", report });
      const [generated] = await generate(await readSpecs(specs), report);
      await writeTree(join(folder, "generated"), generated!.tree);
      const module = `${folder}/generated/altinn3/apps/${org}/${app}/index.gen.ts`;
      const { tddContributerRestriction } = (await import(module)) as Record<string, ApiDescriptor>;
      const client = connect(tddContributerRestriction!, {
        environment: "custom",
        baseUrl: `${prism.url}/${org}/${app}`,
        auth: bearer(async () => "token"),
      }) as unknown as Calls;

      const statuses: unknown[] = [];
      for (const [name, request] of calls) {
        const [group = "", operation = ""] = name.split(".");
        const { response, error } = await client[group]![operation]!(request);
        statuses.push([name, response.status, ...(error === undefined ? [] : [error])]);
      }

      expect(report.all).toEqual([]);
      expect(statuses).toEqual(calls.map(([name, , status]) => [name, status]));
    } finally {
      await prism.close();
      await rm(folder, { recursive: true });
    }
  });
});
