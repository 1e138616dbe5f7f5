import type { Metafile } from "esbuild";

export function bundleCli(outdir: string): Promise<Metafile>;
