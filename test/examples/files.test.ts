import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startBroker } from "../servers/broker.js";
import { root } from "../support/cli.js";
import { runProgram } from "../support/examples.js";

test("the program in docs/files.md runs", async () => {
  const broker = await startBroker();
  const folder = await mkdtemp(join(root, ".scratch-"));
  const text = await readFile(join(root, "docs/files.md"), "utf8");
  const blocks = [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code!);
  const program = blocks.join("\n").replaceAll(/"(report|received)\.zip"/g, `"${folder}/$1.zip"`);
  try {
    await writeFile(join(folder, "report.zip"), "a large file");
    await writeFile(join(folder, "files.ts"), program);
    const { code, stdout, stderr } = await runProgram(join(folder, "files.ts"), {
      TOKEN: "token",
      OFFLINE_HOSTS: JSON.stringify({ "https://platform.tt02.altinn.no/broker/api/v1": broker.url }),
    });

    expect([code, stdout.split("\n")]).toEqual([0, ["report.zip, 12 bytes", "206: the last 5 bytes", "Published", ""]]);
    expect(stderr).toContain("12 of 12 bytes\n");
    expect(await readFile(join(folder, "received.zip"), "utf8")).toBe("a large file");
    expect(broker.requests).toEqual(["HEAD", "POST", "PATCH 0", "HEAD"]);
  } finally {
    await rm(folder, { recursive: true });
    await broker.close();
  }
});
