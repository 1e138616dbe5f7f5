import { describe, expect, test } from "vitest";
import { findDatasets, nearest } from "../../../generator/datasets/find.js";
import { readDatasets } from "../../../generator/datasets/read.js";
import type { Dataset } from "../../../generator/model/contract.js";

const some = (name: string, more: Partial<Dataset> = {}): Dataset => ({
  name,
  type: name,
  values: [],
  parameters: [],
  contexts: [],
  scopes: [],
  requirements: [],
  open: false,
  direct: true,
  asynchronous: false,
  consent: false,
  deprecated: false,
  ...more,
});

const harbour = [
  some("Båtregister", { contexts: ["Havn øst"], values: [{ name: "Lengde.Æra", valueType: "string" }] }),
  some("Båt", { summary: "One crate, or several." }),
  some("BåtEier", { open: true }),
  some("CRATE.OWNER.SIZE"),
  some("Eier.Båt"),
];

describe("finding datasets", () => {
  test.each([
    [
      "a whole name comes before names that begin with it, a name's word before the rest of names",
      ["båt"],
      ["Båt", "BåtEier", "Båtregister", "Eier.Båt"],
    ],
    ["letters are the same without their ring", ["bat"], ["Båt", "BåtEier", "Båtregister", "Eier.Båt"]],
    ["a name's dots are part of it", ["crate.owner"], ["CRATE.OWNER.SIZE"]],
    ["a name comes before a summary", ["crate"], ["CRATE.OWNER.SIZE", "Båt"]],
    ["each word is somewhere", ["eier", "båt"], ["BåtEier", "Eier.Båt"]],
    ["value names", ["aera"], ["Båtregister"]],
    ["contexts", ["HAVN"], ["Båtregister"]],
    ["nothing", ["båt", "lastebil"], []],
    ["no words", [], ["Båt", "BåtEier", "Båtregister", "CRATE.OWNER.SIZE", "Eier.Båt"]],
  ])("%s", (_what, words, names) => {
    expect(findDatasets(harbour, { words }).map(({ name }) => name)).toEqual(names);
  });

  test("a context is told in any case, whole", () => {
    expect(findDatasets(harbour, { words: [], context: "havn ØST" }).map(({ name }) => name)).toEqual(["Båtregister"]);
    expect(findDatasets(harbour, { words: [], context: "havn" })).toEqual([]);
  });

  test("those that are open to everyone", () => {
    expect(findDatasets(harbour, { words: ["båt"], open: true }).map(({ name }) => name)).toEqual(["BåtEier"]);
  });

  test.each([
    ["batregistr", "word", "Båtregister"],
    ["OWNRE", "word", "OWNER"],
    ["havn vest", "context", "Havn øst"],
    ["zzzzzzzz", "word", undefined],
  ] as const)("%s was perhaps meant to be a %s", (asked, what, name) => {
    expect(nearest(harbour, asked, what)).toBe(name);
  });

  test("every dataset that is pinned is found first by its own name", async () => {
    const all = await readDatasets("specs");
    const first = all.map(({ name }) => findDatasets(all, { words: [name] })[0]?.name);

    expect(all.length).toBe(69);
    expect(first).toEqual(all.map(({ name }) => name));
  });
});
