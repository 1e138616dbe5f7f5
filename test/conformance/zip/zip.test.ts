import { execFile } from "node:child_process";
import { openAsBlob } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { readBrokerZip, writeBrokerZip } from "altinnkit/flows/altinn2/files";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { manifest, recipients } from "../../unit/flows/altinn2/samples.js";

const run = promisify(execFile);
const text = "Hei på deg, æøå\n".repeat(1000);
const names = ["manifest.xml", "recipients.xml", "brev.txt", "bilag/målebrev.pdf", "strøm.txt"];
let folder: string;
let ours: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "altinnkit-zip-"));
  ours = join(folder, "ours.zip");
  const files = [
    { name: "brev.txt", content: text },
    { name: "bilag/målebrev.pdf", content: new Uint8Array(300_000) },
    { name: "strøm.txt", content: new Blob([text]).stream() },
  ];
  await writeFile(ours, writeBrokerZip({ manifest, recipients, files }));
});

afterAll(() => rm(folder, { recursive: true }));

describe("a ZIP of ours is read by", () => {
  test("unzip", async () => {
    const { stdout } = await run("unzip", ["-t", ours]);

    expect(stdout).toContain("No errors detected");
  });

  // Version 45 were Zip64, which Java does not read from a stream.
  test("Python, as one of version 2.0", async () => {
    const script =
      "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), *((i.filename, i.extract_version) for i in z.infolist()), sep='\\n')";
    const { stdout } = await run("python3", ["-X", "utf8", "-c", script, ours]);

    expect(stdout.trimEnd().split("\n")).toEqual(["None", ...names.map((name) => `('${name}', 20)`)]);
  });
});

describe("we read a ZIP made by", () => {
  const python = (write: string): string[] => ["-X", "utf8", "-c", `import sys, zipfile\n${write}`];

  test.each<[name: string, make: (zip: string, from: string) => Promise<unknown>]>([
    ["zip", (zip, cwd) => run("zip", ["-qr", zip, "."], { cwd })],
    ["zip, as a stream", (zip, cwd) => run("sh", ["-c", 'zip -qr - . | cat > "$0"', zip], { cwd })],
    [
      "Python",
      (zip, cwd) =>
        run(
          "python3",
          [
            ...python("z = zipfile.ZipFile(sys.argv[1], 'w', 8)\nfor n in sys.argv[2:]: z.write(n)\nz.close()"),
            zip,
            "brev.txt",
            "bilag/målebrev.pdf",
          ],
          { cwd },
        ),
    ],
    [
      "Python, as a stream with Zip64",
      (zip, cwd) =>
        run(
          "python3",
          [
            ...python(
              "class Out:\n  def __init__(s, f): s.f = f\n  def write(s, b): return s.f.write(b)\n  def flush(s): s.f.flush()\n" +
                "f = open(sys.argv[1], 'wb'); z = zipfile.ZipFile(Out(f), 'w', 8)\n" +
                "for n in sys.argv[2:]:\n  with z.open(n, 'w', force_zip64=True) as o: o.write(open(n, 'rb').read())\n" +
                "z.close(); f.close()",
            ),
            zip,
            "brev.txt",
            "bilag/målebrev.pdf",
          ],
          { cwd },
        ),
    ],
  ])("%s", async (name, make) => {
    const from = join(folder, name.replaceAll(/\W/g, ""));
    await mkdir(join(from, "bilag"), { recursive: true });
    await writeFile(join(from, "brev.txt"), text);
    await writeFile(join(from, "bilag/målebrev.pdf"), new Uint8Array(50_000).fill(7));
    await make(`${from}.zip`, from);
    const { files } = await readBrokerZip(await openAsBlob(`${from}.zip`));
    const found = await Promise.all(files.map(async (file) => [file.name, (await file.bytes()).length] as const));

    expect(found.toSorted(([one], [other]) => (one < other ? -1 : 1))).toEqual([
      ["bilag/målebrev.pdf", 50_000],
      ["brev.txt", 20_000],
    ]);
  });
});

test("200 MB pass through a broker ZIP on disk in less than 64 MB", async () => {
  await build({
    entryPoints: [join(import.meta.dirname, "pack-and-unpack.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    conditions: ["altinnkit-source"],
    outfile: join(folder, "run.mjs"),
  });
  const { stdout } = await run(process.execPath, [
    "--max-old-space-size=200",
    join(folder, "run.mjs"),
    join(folder, "large.zip"),
    "2e8",
  ]);
  const { same, memory } = JSON.parse(stdout) as { readonly same: boolean; readonly memory: number };

  expect(same).toBe(true);
  expect(memory).toBeLessThan(64);
});
