import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { decodeBase64, encodeBase64 } from "../../../runtime/xml/base64.js";

interface Base64 {
  readonly decodeBase64: typeof decodeBase64;
  readonly encodeBase64: typeof encodeBase64;
}

async function withoutBuffer(): Promise<Base64> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("../../../runtime/xml/base64.ts", import.meta.url))],
    platform: "browser",
    format: "iife",
    globalName: "base64",
    bundle: true,
    write: false,
  });
  return runInNewContext(`${outputFiles[0]!.text}; base64`, { TextDecoder, TextEncoder, Uint8Array }) as Base64;
}

test("a platform without a Buffer reads and writes the same base64", async () => {
  const other = await withoutBuffer();
  for (const length of [0, 1, 2, 3, 1023, 1024, 1025, 49_152, 200_001]) {
    const bytes = Uint8Array.from({ length }, (_, index) => index * 7);
    const text = encodeBase64(bytes);
    expect(text).toBe(Buffer.from(bytes).toString("base64"));
    expect(other.encodeBase64(bytes)).toBe(text);
    expect(decodeBase64(text)).toStrictEqual(bytes);
    expect(other.decodeBase64(text)).toStrictEqual(bytes);
  }
});

test("a platform without a Buffer refuses the same texts", async () => {
  const other = await withoutBuffer();
  const digits = "ABCD".repeat(500);
  for (const text of [`${digits}-`, `-_${digits}AA`, `${digits}AB==`, `AA==${digits}`, `${digits}é${digits}`]) {
    expect([text, decodeBase64(text)]).toEqual([text, undefined]);
    expect([text, other.decodeBase64(text)]).toEqual([text, undefined]);
  }
});
