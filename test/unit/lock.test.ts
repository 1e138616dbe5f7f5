import { expect, test } from "vitest";
import { gives, readLock, untruths, type LockEntry } from "../../generator/lock.js";
import { sources } from "../../generator/sources/index.js";
import { readSpecs } from "../../generator/specs.js";

const lock = await readLock("specs");
const specs = await readSpecs("specs");
const sourceOf = (wanted: string) => sources.find((source) => gives(source, wanted, lock[wanted]));

test("the repository's lock is true of every pin", () => {
  expect(specs.flatMap((spec) => untruths(spec, lock, sourceOf(spec.id)))).toEqual([]);
});

test.each<[what: string, change: (entry: LockEntry) => unknown, says: string]>([
  ["title", (entry) => ({ ...entry, title: "Other" }), "lock.json tells another title"],
  ["version", (entry) => ({ ...entry, version: "9" }), "lock.json tells another version"],
  ["format", (entry) => ({ ...entry, format: "xsd" }), "lock.json tells another format"],
  ["sha256 of the pin", (entry) => ({ ...entry, pinned: "0" }), "not what lock.json pins"],
  ["origin", (entry) => ({ ...entry, origin: "elsewhere" }), "lock.json tells another origin"],
  [
    "URL",
    (entry) => ({ ...entry, upstream: entry.upstream.map((one) => ({ ...one, url: "https://else.where" })) }),
    "lock.json tells another upstream URL",
  ],
  [
    "sha256 upstream",
    (entry) => ({ ...entry, upstream: entry.upstream.map((one) => ({ ...one, sha256: "1" })) }),
    "lock.json tells another upstream",
  ],
  ["member", (entry) => ({ ...entry, more: 1 }), 'lock.json tells a strange "more"'],
])("another %s is told", (_what, change, says) => {
  const spec = specs.find(({ id }) => id === "dan/v1")!;
  const changed = { ...lock, "dan/v1": change(lock["dan/v1"]!) as LockEntry };

  expect(untruths(spec, changed, sourceOf("dan/v1"))).toEqual([says]);
});

test("an entry that is missing, or nothing, is told", () => {
  const spec = specs.find(({ id }) => id === "dan/v1")!;
  const nothing = untruths(spec, { "dan/v1": null as unknown as LockEntry }, sourceOf("dan/v1"));

  expect(untruths(spec, {}, sourceOf("dan/v1"))).toEqual(["not in lock.json"]);
  expect(nothing).toContain("not what lock.json pins");
});
