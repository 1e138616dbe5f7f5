import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { Diagnostics } from "../../generator/diagnostics.js";
import { generate } from "../../generator/generate.js";
import type { Json, JsonObject } from "../../generator/model/json.js";
import { nameDatasets, noDatasetNames } from "../../generator/model/naming/dataset-names.js";
import { nameDocument, noNames } from "../../generator/model/naming/names.js";
import { pinEvidenceCodes } from "../../generator/pull/evidence-codes.js";
import { pinGraphql } from "../../generator/pull/graphql.js";
import { pinOpenApi } from "../../generator/pull/openapi/index.js";
import type { SingleSource } from "../../generator/pull/normalise.js";
import { pinXsd } from "../../generator/pull/xsd.js";

import { operationsFile, pinFiles, textOf, type PinnedSpec } from "../../generator/specs.js";

/**
 * Scenarios in Markdown: under a heading what upstream publishes, then for each file named what it becomes, whole or in
 * part. The road is the real one: pull, name, read, emit, print.
 */
const folder = import.meta.dirname;

interface Scenario {
  readonly name: string;
  /** The first block, and its language. */
  readonly given: string;
  readonly format: string;
  readonly overlay: string | undefined;
  readonly operations: string | undefined;
  /** File → the text it must contain. */
  readonly wanted: readonly (readonly [file: string, text: string])[];
}

function scenariosOf(file: string): Scenario[] {
  const sections = readFileSync(join(folder, file), "utf8").split(/^## /m).slice(1);
  return sections.map((section) => {
    const blocks = [...section.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(
      ([, language, title, text]) => ({ language: language!, title, text: text! }),
    );
    const [given, ...others] = blocks;
    return {
      name: section.split("\n")[0]!,
      given: given!.text,
      format: given!.title ?? "openapi",
      overlay: others.find(({ title }) => title === "overlay.yaml")?.text,
      operations: others.find(({ title }) => title === operationsFile)?.text,
      wanted: others
        .filter(({ language }) => language === "ts")
        .map(({ title, text }) => [title ?? "index.gen.ts", text] as const),
    };
  });
}

function pin({ given, format, overlay, operations }: Scenario): PinnedSpec {
  const report = new Diagnostics();
  const source = {
    id: "test/things/v1",
    format,
    title: "Things",
    documents: [{ name: "main", url: "https://things.test/", mirror: "" }],
  } as unknown as SingleSource;
  const ours = { ...(overlay === undefined ? {} : { overlay }), ...(operations === undefined ? {} : { operations }) };
  const spec = (document: JsonObject, names?: object): PinnedSpec => ({
    id: source.id,
    format: source.format,
    file: `${source.id}/${pinFiles[source.format]}`,
    text: textOf(source.format, document),
    document,
    ...(names === undefined ? {} : { names: names as unknown as JsonObject }),
    ...ours,
  });
  switch (source.format) {
    case "openapi": {
      const api = {
        ...source,
        api: { servers: { prod: "https://things.test" }, auth: { token: "none" } },
      } as SingleSource;
      const document = pinOpenApi(
        [{ name: "things.yaml", value: { openapi: "3.0.1", ...(parse(given) as JsonObject) } }],
        api,
        "strip",
      );
      return spec(document, nameDocument(document, noNames));
    }
    case "graphql": {
      const graphql = { path: "/graphql", stream: "/graphql/stream", policies: { user: { scopes: [["things"]] } } };
      const api = { servers: { prod: "https://things.test" }, auth: { token: "none" }, graphql } as const;
      return spec(pinGraphql({ name: "things.graphql", text: given }, { ...source, api }, "strip"));
    }
    case "evidence-codes": {
      const named = (value: Json): { name: string; value: Json } => ({ name: "codes", value });
      const codes = { statuscodes: named([{ code: 1 }]), errorcodes: named([{ code: 1000 }]) };
      const document = pinEvidenceCodes(
        { ...codes, evidencecodes: named(parse(given) as Json) },
        source,
        "strip",
        report,
      );
      return spec(document, nameDatasets(document, noDatasetNames));
    }
    case "xsd":
      return spec(pinXsd([{ bytes: new TextEncoder().encode(given), from: "things.xsd" }], source, "strip", report));
  }
}

describe.each(readdirSync(folder).filter((file) => file.endsWith(".md")))("%s", (file) => {
  test.each(scenariosOf(file).map((scenario) => [scenario.name, scenario] as const))("%s", async (_name, scenario) => {
    const spec = pin(scenario);
    const [{ tree } = { tree: new Map<string, string>() }] = await generate([spec], new Diagnostics());

    expect(scenario.wanted.length).toBeGreaterThan(0);
    for (const [name, text] of scenario.wanted) expect(tree.get(`${spec.id}/${name}`)).toContain(text);
  });
});
