import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { measureStreams } from "../../../bench/xml/streams.js";
import { hostile } from "./hostile-inputs.js";

const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "altinnkit-hostile-"));
  await build({
    entryPoints: ["hostile-run.ts", "stream-run.ts"].map((entry) => join(import.meta.dirname, entry)),
    bundle: true,
    platform: "node",
    format: "esm",
    conditions: ["altinnkit-source"],
    outdir: folder,
    outExtension: { ".js": ".mjs" },
  });
});

afterAll(() => rm(folder, { recursive: true }));

// Each takes under a second where nothing else runs; the bound leaves a busy machine room, and none for a square.
test.each(Object.entries(hostile).map(([name, { outcome }]) => ({ name, outcome })))(
  "$name: $outcome, in little time and memory",
  async ({ name, outcome }) => {
    const { stdout } = await run(process.execPath, ["--max-old-space-size=300", join(folder, "hostile-run.mjs"), name]);
    const result = JSON.parse(stdout) as { outcome: string; seconds: number; megabytes: number };
    expect(result.outcome).toBe(outcome);
    expect(result.seconds).toBeLessThan(5);
    expect(result.megabytes).toBeLessThan(300);
  },
);

test("200 MB of base64 pass through a stream either way in less than 40 MB", async () => {
  const { stdout } = await run(process.execPath, ["--max-old-space-size=300", join(folder, "stream-run.mjs")]);
  const { read, write } = JSON.parse(stdout) as Awaited<ReturnType<typeof measureStreams>>;
  expect(read.memory).toBeLessThan(40);
  expect(write.memory).toBeLessThan(40);
});
