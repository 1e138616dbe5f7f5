import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { coincidingNamespaces, xmlModuleId } from "../../../generator/model/xml-module-id.js";

/** Namespaces of published documents, and the folders of their modules. */
const published = readFileSync(new URL("../../fixtures/xml/namespaces.txt", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => line.split(" ") as [namespace: string, folder: string]);

test.each(published)("%s lies in %s", (namespace, folder) => {
  expect(xmlModuleId(namespace)).toBe(`altinn2/xml/${folder}`);
});

test("no two published namespaces share a folder, whatever the case", () => {
  expect(published.length).toBe(118);
  expect(coincidingNamespaces(published.map(([namespace]) => namespace))).toBeUndefined();
});

describe("a namespace", () => {
  test.each([
    ["http://example.test/a/2024/05/17/b", "example.test/a/2024-05-17/b"],
    ["http://example.test/a/20240517", "example.test/a/2024-05-17"],
    ["http://example.test/a/2024", "example.test/a/2024"],
    ["http://example.test/a/2024/13", "example.test/a/2024/13"],
    ["http://example.test/a/20241317", "example.test/a/20241317"],
    ["http://example.test/a/v2", "example.test/a/v2"],
    ["http://example.test/a:v2", "example.test/a/v2"],
    ["urn:example:a:v2", "urn/example/a/v2"],
    ["http://EXAMPLE.test:8080/A/", "example.test-8080/A"],
    ["http://example.test/a#", "example.test/a"],
    ["http://example.test/a#b?c", "example.test/a-b-c"],
    ["http://example.test/a b%20*", "example.test/a-b-20"],
    ["http://example.test/../../a./.", "example.test/a"],
    ["http://example.test/aux/Com1.x", "example.test/aux_/Com1_.x"],
    ["http://example.test/Sjøfart", "example.test/Sjøfart"],
    ["", "no-namespace"],
    ["..", "no-namespace"],
  ])("%s lies in %s", (namespace, folder) => {
    expect(xmlModuleId(namespace)).toBe(`altinn2/xml/${folder}`);
  });
});

test.each([
  ["http://example.test/A/v1", "http://example.test/a/v1"],
  ["http://example.test/a/2024/05", "http://example.test/a/2024-05"],
  ["http://example.test/a", "https://example.test/a"],
  ["http://example.test/a", "http://example.test/a/"],
])("%s and %s are one folder", (one, other) => {
  expect(coincidingNamespaces([one, "http://example.test/b", one, other])).toEqual([one, other]);
});
