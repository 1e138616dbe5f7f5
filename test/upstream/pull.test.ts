import { readFileSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Diagnostics } from "../../generator/diagnostics.js";
import { readTree } from "../../generator/files.js";
import { readLock } from "../../generator/lock.js";
import { isObject, type Json } from "../../generator/model/json.js";
import { pull } from "../../generator/pull/pull.js";
import { sources } from "../../generator/sources/index.js";
import { describeUpstream, upstream } from "../support/upstream.js";

const mirror = upstream;

describeUpstream("upstream's own documents", { timeout: 120_000 }, () => {
  test("pulling them gives the pins of the repository, byte for byte", async () => {
    const folder = await mkdtemp(join(tmpdir(), "altinnkit-"));
    try {
      await cp("specs", folder, { recursive: true });
      const outcomes = await pull(sources, { specs: folder, mirror, docs: "strip", report: new Diagnostics() });

      expect(outcomes.map(({ id }) => id).sort()).toEqual(Object.keys(await readLock("specs")));
      expect(outcomes.filter(({ status }) => status !== "unchanged")).toEqual([]);
      expect(await readTree(folder)).toEqual(await readTree("specs"));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test("a project that pulls for the first time gets our names, corrections and summaries with the pins", async () => {
    const folder = await mkdtemp(join(tmpdir(), "altinnkit-"));
    try {
      await pull(sources, { specs: folder, mirror, docs: "strip", report: new Diagnostics() });

      expect(await readTree(folder)).toEqual(await readTree("specs"));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test("with docs kept, upstream's sentences are in the pin; without, none is", async () => {
    const sentences = proseOf(
      JSON.parse(readFileSync(`${mirror}/altinn3/storage.openapi.json`, "utf8").replace(/^\uFEFF/, "")) as Json,
    );
    const folder = await mkdtemp(join(tmpdir(), "altinnkit-"));
    try {
      const storage = sources.filter(({ id }) => id === "altinn3/storage/v1");
      await pull(storage, { specs: folder, mirror, docs: "keep", report: new Diagnostics() });
      const kept = readFileSync(join(folder, "altinn3/storage/v1/openapi.json"), "utf8");
      const stripped = [...(await readTree("specs")).values()].join("\n");
      const inText = (text: string) =>
        sentences.filter((sentence) => text.includes(JSON.stringify(sentence).slice(1, -1)));

      expect(sentences.length).toBeGreaterThan(200);
      expect(inText(kept).length).toBeGreaterThan(200);
      expect(inText(stripped)).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

/** Descriptions and summaries long enough to be sentences. */
function proseOf(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(proseOf);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    if (!["description", "summary"].includes(key) || typeof member !== "string") return proseOf(member);
    return member.split(" ").length > 4 ? [member] : [];
  });
}
